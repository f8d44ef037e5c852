/** The built-in guide. Its pages are the Polish texts of docs/przewodnik. */
export const guide = {
  title: 'Przewodnik',
  contents: 'Spis treści',
  back: 'Wróć do pracy',
  previous: 'Poprzednia strona',
  next: 'Następna strona',
  choosePage: 'Strona przewodnika',
  enlarge: 'Powiększ: {{what}}',
} as const;
