/** How long a stick may be away before its place asks for attention: a dated row, as all limits. */
export const placesAway = {
  number: 16,
  name: '0016-places-away',
  up: [
    `INSERT INTO dated_rules (id, code, number_value, text_value, source, from_date, to_date)
      VALUES ('0193a000-0000-7000-8000-000000000160', 'backup-away-days', 35, NULL,
        'Ustawienie początkowe programu: pendrive z sejfu raz w miesiącu i kilka dni zapasu', '2026-01-01', NULL)`,
  ],
} as const;
