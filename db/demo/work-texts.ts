import type { NoteKind } from '#shared/features/family-work/notes.schema.ts';

/** Invented notes of the demonstration: kind, text, and for some the next step. */
export const DEMO_NOTES: readonly {
  readonly kind: NoteKind;
  readonly text: string;
  readonly others: string | null;
  readonly next: string | null;
}[] = [
  {
    kind: 'home-visit',
    text: 'Wizyta w mieszkaniu. Dzieci odrobiły lekcje, mieszkanie uporządkowane. Rozmowa o wydatkach na najbliższy miesiąc: czynsz zapłacony, zostaje dług za prąd. Ustalono, że matka złoży wniosek o rozłożenie go na raty.',
    others: null,
    next: 'Sprawdzić, czy wniosek o raty został złożony',
  },
  {
    kind: 'phone-call',
    text: 'Telefon ze szkoły: starsze dziecko opuściło cztery dni zajęć. Rodzice powiadomieni, przyniosą usprawiedliwienie od lekarza.',
    others: 'wychowawczyni klasy',
    next: 'Zapytać w szkole o frekwencję',
  },
  {
    kind: 'psychologist',
    text: 'Pierwsza konsultacja u psychologa. Dziecko spokojne, chętnie rysuje. Następne spotkanie za dwa tygodnie, potem opinia dla szkoły.',
    others: 'psycholog poradni',
    next: 'Odebrać opinię z poradni',
  },
  {
    kind: 'office-meeting',
    text: 'Spotkanie w ośrodku w sprawie planu pracy. Omówiono cele na pół roku, rodzice zgłosili chęć udziału w grupie wsparcia.',
    others: null,
    next: null,
  },
  {
    kind: 'support-group',
    text: 'Matka była na grupie wsparcia dla rodziców. Mówi, że zajęcia pomagają jej spokojniej reagować w domu.',
    others: 'prowadząca grupę',
    next: null,
  },
  {
    kind: 'letter',
    text: 'Wpłynęło pismo z sądu o terminie rozprawy. Rodzina wie o terminie, prosi o pomoc w przygotowaniu odpowiedzi.',
    others: null,
    next: 'Umówić konsultację z prawnikiem',
  },
];

/** An invented plan: what the family faces, and its goals. */
export const DEMO_PLAN = {
  situation:
    'Rodzina współpracuje z asystentem. Mocne strony: dbałość o dzieci, pomoc babci. Trudności: nauka starszego dziecka, zadłużenie za prąd, brak stałej pracy ojca.',
  agreedWith: 'rodzice, pracownik socjalny',
  goals: [
    {
      goal: 'Dziecko regularnie chodzi do szkoły',
      effect: 'Frekwencja powyżej 90%, brak ocen niedostatecznych na półrocze',
      actions: [
        { action: 'Codzienne odrabianie lekcji o stałej porze', responsible: 'rodzice' },
        { action: 'Kontakt ze szkołą dwa razy w miesiącu', responsible: null },
      ],
    },
    {
      goal: 'Rodzina spłaca zadłużenie',
      effect: 'Raty płacone w terminie przez trzy kolejne miesiące',
      actions: [
        { action: 'Wniosek o raty i spisywanie wydatków', responsible: 'matka' },
        { action: 'Wspólne ułożenie budżetu domowego', responsible: null },
      ],
    },
  ],
} as const;

/** What assessments concluded; none is of one family more than of another. */
export const DEMO_CONCLUSIONS = [
  'Widać poprawę w nauce i w prowadzeniu domu. Zadłużenie maleje wolniej, niż zakładano. Rodzina chce dalej pracować z asystentem.',
  'Rodzina dotrzymuje ustaleń. Dzieci chodzą do szkoły, lekarz i szczepienia w terminie. Do dalszej pracy zostaje sprawa mieszkania.',
  'Współpraca układa się dobrze po trudnym początku. Potrzebne dalsze wsparcie przy domowym budżecie i w nauce starszego dziecka.',
] as const;

/** Typing that was left before it was saved. */
export const DEMO_DRAFTS = {
  others: 'pani z sąsiedztwa',
  note: 'Wizyta zapowiedziana. Dzieci w szkole, mieszkanie zadbane. Matka prosi o pomoc w',
  conclusions: 'Rodzina dotrzymała większości ustaleń, zostaje sprawa zaległego',
} as const;
