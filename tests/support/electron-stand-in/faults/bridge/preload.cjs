require('electron').contextBridge.exposeInMainWorld('api', {});
