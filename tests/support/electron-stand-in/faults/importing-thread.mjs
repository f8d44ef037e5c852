const { app } = await import('electron');

process.stdout.write(`${typeof app}\n`);
