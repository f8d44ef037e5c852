/** What the desktop layer itself says: labels of the menu and of native dialogs. The office's language is Polish. */
export const texts = {
  menu: {
    window: 'Okno',
    newWindow: 'Nowe okno',
    closeWindow: 'Zamknij okno',
    fullScreen: 'Pełny ekran',
    quit: 'Zakończ',
    view: 'Widok',
    zoomIn: 'Powiększ',
    zoomOut: 'Pomniejsz',
    zoomReset: 'Rozmiar 100\u00a0%',
    reload: 'Wczytaj stronę ponownie',
    developerTools: 'Narzędzia programisty',
  },
  save: {
    title: 'Zapisz plik',
    button: 'Zapisz',
    kinds: {
      csv: 'Plik CSV',
      pdf: 'Dokument PDF',
      xlsx: 'Arkusz Excel',
    } as Readonly<Record<string, string>>,
  },
  folder: {
    title: 'Miejsce na kopie zapasowe',
    button: 'Wybierz folder',
  },
  backup: {
    title: 'Plik kopii zapasowej',
    button: 'Wybierz plik',
    kind: 'Kopie zapasowe Ostoi',
    all: 'Wszystkie pliki',
  },
  cannotStart: {
    title: 'Ostoja nie może się uruchomić',
    body: 'Dane są nienaruszone. Uruchom komputer ponownie i spróbuj jeszcze raz. Jeśli to nie pomoże, przekaż administratorowi plik dziennika z\u00a0folderu logs.',
  },
} as const;
