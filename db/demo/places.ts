/**
 * The demonstration office works in Jaworzec, a town that does not exist; the codes of communes are those of a real county
 * (dębicki), since an address must point at the register.
 */
export interface Place {
  readonly town: string;
  readonly terc: string;
  readonly postalCode: string;
  /** Empty in a village, where houses only have numbers. */
  readonly streets: readonly string[];
  readonly weight: number;
}

const STREETS_OF_TOWN = (
  'Akacjowa|Brzozowa|Cicha|Długa|Dworcowa|Fabryczna|Gliniana|Klonowa|Kolejowa|Kościelna|Krótka|Kwiatowa|Leśna|Lipowa|' +
  'Łąkowa|Młyńska|Nadbrzeżna|Nowa|Ogrodowa|Parkowa|Piaskowa|Polna|Północna|Rynek|Sadowa|Słoneczna|Sosnowa|Spokojna|' +
  'Strażacka|Szkolna|Świerkowa|Targowa|Widok|Wiśniowa|Wodna|Wschodnia|Zielona|Źródlana|Żwirowa|3 Maja|' +
  'Tysiąclecia Państwa Polskiego|Księdza Proboszcza Walentego Kosiby'
)
  .split('|')
  // The way addresses are written; a market square needs no word before it.
  .map((street) => (street === 'Rynek' ? street : `ul. ${street}`));

export const PLACES: readonly Place[] = [
  { town: 'Jaworzec', terc: '1803011', postalCode: '39-202', streets: STREETS_OF_TOWN, weight: 62 },
  { town: 'Stary Brzeg', terc: '1803042', postalCode: '39-207', streets: [], weight: 8 },
  { town: 'Nowa Wieś Jaworzecka', terc: '1803042', postalCode: '39-208', streets: [], weight: 7 },
  { town: 'Podgórna', terc: '1803032', postalCode: '39-216', streets: [], weight: 6 },
  { town: 'Łęg Górny', terc: '1803072', postalCode: '39-204', streets: [], weight: 5 },
  { town: 'Żdżary Małe', terc: '1803052', postalCode: '39-226', streets: [], weight: 4 },
  {
    town: 'Grodziec nad Wisłoczką',
    terc: '1803063',
    postalCode: '39-221',
    streets: ['Rynek', 'ul. Szkolna'],
    weight: 5,
  },
  { town: 'Kamionka', terc: '1803023', postalCode: '39-231', streets: ['ul. Długa', 'ul. Polna'], weight: 3 },
];
