/** Who lives in a commune is asked of the day: the address of a move ahead is open already, the present one has an end. */
export const addressesOfTheDay = {
  number: 11,
  name: '0011-addresses-of-the-day',
  up: [`DROP INDEX person_addresses_terc`, `CREATE INDEX person_addresses_terc ON person_addresses(terc, to_date)`],
} as const;
