import { TouchBar } from 'electron';

process.stdout.write(`${typeof TouchBar}\n`);
