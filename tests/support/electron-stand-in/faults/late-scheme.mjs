import { app, protocol } from 'electron';

void app.whenReady().then(() => protocol.registerSchemesAsPrivileged([{ scheme: 'late' }]));
