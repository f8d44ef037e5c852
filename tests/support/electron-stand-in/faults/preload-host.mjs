import { app, BrowserWindow, session } from 'electron';

const office = session.fromPartition('office');
office.protocol.handle('ostoja', () => new Response('<!doctype html>'));
void app.whenReady().then(() => {
  const preload = process.env['STAND_IN_FAULTY_PRELOAD'] ?? '';
  return new BrowserWindow({ webPreferences: { session: office, preload } }).loadURL('ostoja://app/index.html');
});
