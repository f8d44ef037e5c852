/** A worker thread of the main process has no electron; importing it there is a fault of the program. */
throw new Error('electron cannot be imported in a worker thread');
