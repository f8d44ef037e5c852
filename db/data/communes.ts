import { GMINY_CSV } from './gminy.ts';

/** One commune of the TERYT register. */
export interface CommuneRecord {
  /** TERC code of 7 digits: voivodeship, county, commune, kind. */
  readonly terc: string;
  readonly name: string;
  readonly kind: CommuneKind;
  readonly county: string;
  readonly voivodeship: string;
}

export const COMMUNE_KINDS = ['miejska', 'wiejska', 'miejsko-wiejska'] as const;
export type CommuneKind = (typeof COMMUNE_KINDS)[number];

/** The last digit of a TERC code says the kind (Statistics Poland, TERYT). */
const KIND_OF_LAST_DIGIT: Readonly<Record<string, CommuneKind>> = {
  1: 'miejska',
  2: 'wiejska',
  3: 'miejsko-wiejska',
};

/** How many communes the shipped state of the register (2024-01-01) has. */
export const COMMUNE_COUNT = 2477;

const HEAD = 'terc;gmina;rodzaj;powiat;wojewodztwo';

/** All communes as shipped. Throws when the shipped text is not the whole register. */
export function readCommunes(): readonly CommuneRecord[] {
  const communes = parseCommunes(GMINY_CSV);
  if (communes.length !== COMMUNE_COUNT) {
    throw new Error(`The shipped register has ${communes.length} communes, not ${COMMUNE_COUNT}`);
  }
  return communes;
}

/** Reads the columns of gminy.csv. Throws with the number of the first line that is not a commune, or comes twice. */
export function parseCommunes(csv: string): readonly CommuneRecord[] {
  const [head, ...lines] = csv.replace(/\n$/, '').split('\n');
  if (head !== HEAD) throw new Error(`The register does not begin with ${HEAD}`);
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const commune = parseLine(line);
    if (commune === undefined || seen.has(commune.terc)) throw new Error(`Line ${index + 2} is not a new commune`);
    seen.add(commune.terc);
    return commune;
  });
}

function parseLine(line: string): CommuneRecord | undefined {
  const [terc = '', name = '', kind = '', county = '', voivodeship = '', ...rest] = line.split(';');
  const known = COMMUNE_KINDS.find((one) => one === kind);
  if (!/^\d{7}$/.test(terc) || known === undefined || KIND_OF_LAST_DIGIT[terc.slice(-1)] !== known) return undefined;
  if (name === '' || county === '' || voivodeship === '' || rest.length > 0) return undefined;
  return { terc, name, kind: known, county, voivodeship };
}
