import type { Sex } from '#shared/kernel/pesel.ts';

/** A surname in its three forms: Wróblewski, Wróblewska, rodzina: Wróblewscy. */
export interface Surname {
  readonly male: string;
  readonly female: string;
  readonly family: string;
}

/** -ski, -cki and -dzki are declined as adjectives; their endings follow from the masculine form. */
const ADJECTIVES =
  'Adamski Bielecki Borkowski Brzozowski Chmielewski Cieślewicki Czarnecki Czerwiński Dąbrowski Dobrowolski ' +
  'Domański Dziedzicki Filipowski Gawroński Głowacki Górecki Górski Grabowski Jabłoński Jagielski Jankowski Jasiński ' +
  'Jaworski Kaliński Kamiński Karpiński Kosiński Kossowski Kowalski Kozłowski Krajewski Krasicki Kubicki Kwiatkowski ' +
  'Laskowski Lewandowski Lipski Lisowski Łączyński Łukowski Maciejewski Majewski Makowski Malinowski Markowski ' +
  'Michalski Morawski Nowicki Olszewski Orzechowski Osiński Ostrowski Pawłowski Piotrowski Podgórski Przybylski ' +
  'Rutkowski Sadowski Sikorski Sobolewski Sokołowski Stępiński Szczepański Szymański Ślusarski Śliwiński Świątkowski ' +
  'Tomaszewski Trzciński Urbański Walicki Wesołowski Wiśniewski Witkowski Wojciechowski Wróblewski Wysocki Zabłocki ' +
  'Zakrzewski Zalewski Zawadzki Zieliński Ziółkowski Źródlicki Żakowski Żuławski';

/** Nouns: one form for men and women, and the name of the family. */
const NOUNS =
  'Adamczyk:Adamczykowie Baran:Baranowie Bąk:Bąkowie Brzoza:Brzozowie Cichoń:Cichoniowie Czyż:Czyżowie Ćwik:Ćwikowie ' +
  'Duda:Dudowie Dudek:Dudkowie Dziuba:Dziubowie Gajda:Gajdowie Gawron:Gawronowie Gołąb:Gołębiowie Góra:Górowie ' +
  'Jarosz:Jaroszowie Kaczmarek:Kaczmarkowie Kania:Kaniowie Kasprzak:Kasprzakowie Klimek:Klimkowie Kłos:Kłosowie ' +
  'Kolasa:Kolasowie Kowalczyk:Kowalczykowie Kozioł:Koziołowie Król:Królowie Kruk:Krukowie Krupa:Krupowie ' +
  'Kubiak:Kubiakowie Kulik:Kulikowie Kurek:Kurkowie Leśniak:Leśniakowie Lis:Lisowie Łuczak:Łuczakowie ' +
  'Madej:Madejowie Marciniak:Marciniakowie Mazur:Mazurowie Mazurek:Mazurkowie Michalak:Michalakowie Mróz:Mrozowie ' +
  'Nowak:Nowakowie Ochmann:Ochmannowie Olejnik:Olejnikowie Pająk:Pająkowie Pawlak:Pawlakowie Pietrzak:Pietrzakowie ' +
  'Ptak:Ptakowie Rak:Rakowie Róg:Rogowie Rybak:Rybakowie Sobczak:Sobczakowie Sowa:Sowowie Sroka:Srokowie ' +
  'Stachura:Stachurowie Stasiak:Stasiakowie Szewczyk:Szewczykowie Śliwa:Śliwowie Świder:Świdrowie Tkacz:Tkaczowie ' +
  'Tomczyk:Tomczykowie Urban:Urbanowie Walczak:Walczakowie Wieczorek:Wieczorkowie Wilczek:Wilczkowie ' +
  'Włodarczyk:Włodarczykowie Woźniak:Woźniakowie Wójcik:Wójcikowie Wrona:Wronowie Wróbel:Wróblowie Zając:Zającowie ' +
  'Zięba:Ziębowie Ziomek:Ziomkowie Źrebiec:Źrebcowie Żak:Żakowie Żołądź:Żołędziowie Żurek:Żurkowie';

export const SURNAMES: readonly Surname[] = [
  ...ADJECTIVES.split(' ').map((male) => declineAdjective(male)),
  ...NOUNS.split(' ').map((pair) => {
    const [name = '', family = ''] = pair.split(':');
    return { male: name, female: name, family };
  }),
];

function declineAdjective(male: string): Surname {
  const stem = male.slice(0, -2);
  return { male, female: `${stem}ka`, family: `${stem}cy` };
}

/** A surname kept by a woman beside her husband's: Nowak-Wiśniewska. */
export function joined(own: Surname, husbands: Surname): Surname {
  return { male: husbands.male, female: `${own.female}-${husbands.female}`, family: husbands.family };
}

/** Rare, long and awkward names; lists, cards and prints must bear them. */
export const LONG_SURNAME: Surname = {
  male: 'Brzęczyszczykiewicz',
  female: 'Brzęczyszczykiewicz-Konstantynopolitańczykowska',
  family: 'Brzęczyszczykiewiczowie',
};

/** First names by decade of birth, roughly as they were given. */
type Generation = 'old' | 'middle' | 'young' | 'child';

const FIRST_NAMES: Readonly<Record<Sex, Readonly<Record<Generation, readonly string[]>>>> = {
  female: {
    old: words('Barbara Teresa Krystyna Maria Halina Janina Danuta Irena Jadwiga Stanisława Helena Zofia Genowefa'),
    middle: words(
      'Anna Małgorzata Ewa Dorota Agnieszka Beata Iwona Joanna Renata Bożena Elżbieta Grażyna Lucyna Mariola Urszula',
    ),
    young: words(
      'Katarzyna Magdalena Monika Aleksandra Karolina Natalia Paulina Justyna Sylwia Żaneta Łucja Kinga Marta Weronika',
    ),
    child: words(
      'Julia Zuzanna Maja Lena Hanna Oliwia Alicja Zofia Amelia Nadia Wiktoria Pola Laura Antonina Liliana Gabriela Róża',
    ),
  },
  male: {
    old: words('Jan Stanisław Józef Tadeusz Zdzisław Kazimierz Henryk Mieczysław Zygmunt Edward Ryszard Jerzy Czesław'),
    middle: words(
      'Krzysztof Andrzej Piotr Marek Dariusz Jacek Mirosław Zbigniew Wojciech Sławomir Robert Leszek Grzegorz Roman',
    ),
    young: words('Tomasz Paweł Michał Marcin Łukasz Mateusz Kamil Rafał Damian Adrian Przemysław Bartłomiej Sebastian'),
    child: words(
      'Antoni Jakub Jan Szymon Franciszek Filip Mikołaj Wojciech Kacper Bartosz Olaf Tymon Ignacy Leon Igor Stefan Miłosz',
    ),
  },
};

function words(text: string): readonly string[] {
  return text.split(' ');
}

/** The names people of that sex and year of birth have. */
export function firstNamesOf(sex: Sex, birthYear: number): readonly string[] {
  const generation: Generation =
    birthYear < 1957 ? 'old' : birthYear < 1980 ? 'middle' : birthYear < 2004 ? 'young' : 'child';
  return FIRST_NAMES[sex][generation];
}

/** Ukrainian families: surnames that do not change with sex, names as written in travel documents. */
export const UKRAINIAN_SURNAMES: readonly Surname[] = words(
  'Kovalenko Bondarenko Tkachenko Melnyk Oliinyk Hrytsenko',
).map((name) => ({ male: name, female: name, family: name }));

export const UKRAINIAN_FIRST_NAMES: Readonly<Record<Sex, readonly string[]>> = {
  female: words('Oksana Iryna Nataliia Olena Sofiia Anastasiia Solomiia Yuliia'),
  male: words('Andrii Dmytro Bohdan Maksym Taras Danylo Nazar Oleksandr'),
};

/** Somebody from abroad; names as written in travel documents. */
export interface ForeignName {
  readonly surname: string;
  readonly firstName: string;
  readonly sex: Sex;
}

export const FOREIGN_NAMES: readonly ForeignName[] = [
  { surname: 'Shevchenko', firstName: 'Oleksandra', sex: 'female' },
  { surname: 'Kovalenko', firstName: 'Bohdan', sex: 'male' },
  { surname: 'Bondarenko', firstName: 'Iryna', sex: 'female' },
  { surname: 'Melnyk', firstName: 'Dmytro', sex: 'male' },
  { surname: 'Hryhorenko', firstName: 'Solomiia', sex: 'female' },
  { surname: 'Nguyễn', firstName: 'Thị Hương', sex: 'female' },
  { surname: "O'Connor", firstName: 'Seán', sex: 'male' },
  { surname: 'Müller', firstName: 'Jürgen', sex: 'male' },
  { surname: 'Kiknadze', firstName: 'Nino', sex: 'female' },
  { surname: 'al-Masri', firstName: 'Yusuf', sex: 'male' },
  { surname: 'Lukashevich', firstName: 'Alena', sex: 'female' },
  { surname: 'García Pérez', firstName: 'José', sex: 'male' },
];
