import type { AppErrorCode } from '#shared/kernel/app-error.ts';

/** One sentence (or two) for every refusal of the closed list. Short, no blame, says what to do. */
export const errors = {
  NOT_SIGNED_IN: 'Sesja się skończyła. Zaloguj się ponownie.',
  SESSION_LOCKED: 'Program jest zablokowany. Wpisz hasło, aby wrócić do pracy.',
  PERMISSION_DENIED: 'Twoja rola nie obejmuje tej czynności. O uprawnienie poproś administratora.',
  OUT_OF_REACH: 'Tę sprawę prowadzi ktoś inny. O dostęp poproś kierownika.',
  RECORD_PROTECTED: 'To rekord chroniony. O dostęp poproś kierownika.',
  WRONG_PASSWORD: 'Nazwa użytkownika albo hasło się nie zgadza.',
  TOO_MANY_ATTEMPTS: 'Za dużo nieudanych prób. Poczekaj chwilę i spróbuj ponownie.',
  WRONG_RECOVERY_KEY: 'Ten klucz odzyskiwania nie otwiera danych tego ośrodka.',
  RECOVERY_KEY_TYPO: 'W kluczu odzyskiwania jest błąd pisania. Porównaj go z kartą.',
  RECOVERY_PARTS_DIFFER: 'Wpisane części klucza różnią się od karty.',
  OFFICE_NOT_READY: 'Ośrodek nie jest jeszcze założony. Zacznij od pierwszego uruchomienia.',
  OFFICE_ALREADY_SET_UP: 'Ośrodek jest już założony na tym komputerze.',
  INVALID_INPUT: 'Popraw zaznaczone pola.',
  NOT_FOUND: 'Tego wpisu już nie ma.',
  CONFLICT: 'Ktoś w tym czasie zmienił ten sam wpis. Twoje zmiany nie przepadły.',
  RULE_BROKEN: 'Tej zmiany nie można zapisać, bo wpis nie zgadzałby się z innymi danymi.',
  PESEL_TAKEN: 'Osoba z tym numerem PESEL jest już wpisana.',
  LOGIN_TAKEN: 'Taka nazwa użytkownika już istnieje.',
  ALREADY_DONE: 'Ta czynność jest już wykonana.',
  DATABASE_DAMAGED: 'Plik danych jest uszkodzony. Zapisywanie jest wstrzymane, niczego nie usunięto.',
  KEYS_DAMAGED: 'Pliki kluczy są uszkodzone. Dane otworzy klucz odzyskiwania.',
  NEWER_VERSION: 'Dane zapisała nowsza wersja programu. Zainstaluj nowszą wersję.',
  SECOND_INSTANCE: 'Ostoja jest już uruchomiona na tych danych.',
  FOLDER_NOT_WRITABLE: 'Program nie może zapisywać w folderze danych.',
  FOLDER_ON_NETWORK: 'Folder danych leży na dysku sieciowym. Dane muszą leżeć na tym komputerze.',
  GENERATIONS_BROKEN: 'Folder danych jest niepełny. Niczego nie usunięto.',
  DISK_FULL: 'Na dysku brakuje miejsca. Zwolnij miejsce i spróbuj ponownie.',
  READ_ONLY_UNTIL_CHECKED: 'Trwa sprawdzanie danych. Zapisywanie ruszy po jego zakończeniu.',
  CANCELLED: 'Czynność przerwano.',
  TIMED_OUT: 'Odpowiedź nie przyszła na czas. Spróbuj ponownie.',
  INTERNAL: 'Coś się nie powiodło, dane są całe. Numer do podania administratorowi: {{reference}}.',
} as const satisfies Record<AppErrorCode, string>;

/** Fuller sentences, used when the refusal brings what they need. */
export const errorDetails = {
  waitSeconds_one: 'Za dużo nieudanych prób. Następna za {{count}} sekundę.',
  waitSeconds_few: 'Za dużo nieudanych prób. Następna za {{count}} sekundy.',
  waitSeconds_many: 'Za dużo nieudanych prób. Następna za {{count}} sekund.',
  waitSeconds_other: 'Za dużo nieudanych prób. Następna za {{count}} sekundy.',
  conflictBy: 'Ten sam wpis zmienia też {{who}} ({{when}}). Twoje zmiany nie przepadły.',
  protectedAsk: 'To rekord chroniony. O dostęp poproś: {{who}}.',
  internalNoReference: 'Coś się nie powiodło, dane są całe. Spróbuj ponownie.',
  connectionLost: 'Program stracił połączenie z danymi. Spróbuj ponownie za chwilę.',
} as const;
