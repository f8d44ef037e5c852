import type { ReactElement } from 'react';

import { type NamespaceWith, type TextOf, useNamespaceText } from '../namespace-text.ts';

/** What a feature says where one of its records is opened. */
type OpenedTexts = {
  /** The list the record belongs to: „Osoby”. */
  readonly title: string;
  readonly card: {
    /** What Ctrl+N makes from here, in small letters for the hint bar: „nowa osoba”. */
    readonly newHint: string;
    readonly error: string;
    readonly outOfReachTitle: string;
    readonly notFoundTitle: string;
    readonly backToList: string;
    readonly noWorkers: string;
  };
};

/** What a feature says about records it keeps; what all say alike stands in the common namespace under `record`. */
type RecordTexts = OpenedTexts & {
  readonly form: { readonly editTitle: string };
  readonly archive: { readonly text: string };
  readonly protection: { readonly liftText: string };
};

/** Namespaces of features that open records. */
export type OpenedNamespace = NamespaceWith<OpenedTexts>;

/** Namespaces of features that keep records. */
export type RecordNamespace = NamespaceWith<RecordTexts>;

/** The texts of a feature's records. */
export function useRecordText(namespace: RecordNamespace): TextOf<RecordTexts> {
  return useNamespaceText<RecordTexts>(namespace);
}

/** The texts of a record that is opened. */
export function useOpenedText(namespace: OpenedNamespace): TextOf<OpenedTexts> {
  return useNamespaceText<OpenedTexts>(namespace);
}

/** One kind of record: whose words it speaks, its icon and the list it belongs to. */
export interface RecordKind<Namespace extends OpenedNamespace = RecordNamespace> {
  readonly texts: Namespace;
  readonly icon: ReactElement;
  readonly listPath: string;
}
