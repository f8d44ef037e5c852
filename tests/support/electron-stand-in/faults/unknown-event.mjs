import { app } from 'electron';

app.on('gpu-info-update', () => undefined);
