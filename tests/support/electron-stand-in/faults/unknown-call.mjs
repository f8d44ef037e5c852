import { app } from 'electron';

void app.whenReady().then(() => app.setBadgeCount(1));
