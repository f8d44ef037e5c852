import type { Commune } from '#shared/features/communes/communes.contract.ts';
import { i18n } from '../../i18n/index.ts';
import type { FoundOption } from '../form/index.ts';

/** A commune to choose from: gminy of one name differ by kind, powiat and województwo. */
export function communeOption({ terc, name, kind, county, voivodeship }: Commune): FoundOption {
  const t = i18n.getFixedT(null, 'people');
  return { id: terc, label: `${name} (${kind})`, detail: t('form.communeDetail', { county, voivodeship }) };
}
