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
  RULE_MISSING:
    'Ośrodek nie ma zapisanej reguły na ten dzień. Podaj inny dzień albo poproś administratora o jej wpisanie.',
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
  READ_ONLY_UNTIL_CHECKED:
    'Trwa sprawdzanie danych po nagłym zamknięciu programu. Karty, wydruki i zapisywanie ruszą po jego zakończeniu.',
  TARGET_MISSING:
    'Miejsce na kopie jest niedostępne: nośnik jest odłączony, udział sieciowy niedostępny albo folder usunięty.',
  TARGET_FULL: 'W miejscu na kopie brakuje wolnego miejsca. Zwolnij je albo wskaż inne miejsce.',
  TARGET_READ_ONLY: 'W miejscu na kopie nie można zapisywać. Sprawdź uprawnienia albo blokadę nośnika.',
  TARGET_FAILING: 'Miejsce na kopie zwraca co innego, niż zapisano. Użyj innego nośnika.',
  TARGET_REFUSED:
    'System odmówił pracy w miejscu na kopie. Spróbuj za chwilę, a jeśli to się powtarza, wskaż inny folder.',
  TARGET_UNMARKED:
    'Folder na kopie jest, ale nie ma w nim znaku tego miejsca, pliku ostoja-kopie.json. Jeśli to udział sieciowy, podłącz go. Jeśli plik usunięto, dodaj miejsce jeszcze raz.',
  BACKUP_RUNNING: 'Kopia zapasowa właśnie powstaje. Poczekaj na jej koniec.',
  BACKUP_DAMAGED: 'Plik kopii jest uszkodzony. Niczego nie zmieniono, użyj innej kopii.',
  BACKUP_KEY_UNCLEAR: 'Zły klucz albo uszkodzony początek pliku. Niczego nie zmieniono.',
  BACKUP_OF_OTHER_OFFICE: 'Tę kopię zrobiono na innym komputerze. Otworzy ją klucz odzyskiwania.',
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
  recoveryCardExpired: 'Ta karta klucza straciła ważność, bo przygotowano nowy klucz. Wróć i wydrukuj nową kartę.',
  ruleArchived: 'Wpis jest w archiwum. Najpierw przywróć go z archiwum.',
  ruleAbsenceOverlaps: 'W tym czasie wpisana jest już inna nieobecność dziecka.',
  ruleBasisOverlaps: 'W tym czasie obowiązuje już inna podstawa prawna.',
  ruleFormDoesNotFit: 'Rodzina może mieć tylko formę rodzinną, a placówka tylko formę placówki.',
  ruleFundingOverlaps: 'W tym czasie wpisane jest już inne finansowanie.',
  ruleHomeFormOverlaps: 'W tym czasie obowiązuje już inna forma.',
  ruleMembershipOfStay: 'To pobyt dziecka w pieczy: zmień go na karcie dziecka w Pieczy zastępczej.',
  ruleNoFreePlace: 'Miejsce jest już zajęte albo zarezerwowane na te dni. Wybierz inne miejsce albo inny dzień.',
  ruleChildHasReservation:
    'Dziecko ma już zarezerwowane miejsce na te dni. Wycofaj tamtą rezerwację albo wybierz inny dzień.',
  rulePlacementOverlaps: 'W tym czasie dziecko ma już wpisany inny pobyt.',
  ruleMembershipAfterDeath: 'Ta osoba zmarła, a jej pobyt w rodzinie nie może trwać po dniu śmierci.',
  ruleMembershipOverlaps: 'Ta osoba należy już do tej rodziny w podanym czasie.',
  ruleAssignmentOverlaps: 'W podanym czasie sprawę prowadzi już ktoś inny. Podaj późniejszy dzień.',
  ruleAddressOverlaps: 'W podanym czasie zapisany jest już inny adres. Podaj późniejszy dzień.',
  ruleKindOverlaps: 'W podanym czasie zapisany jest już inny rodzaj rodziny. Podaj późniejszy dzień.',
  ruleCaseNumberUsed: 'Ten numer sprawy ma albo miała już inna rodzina. Podaj inny.',
  ruleMissing:
    'Ośrodek nie ma zapisanej reguły „{{rule}}” na dzień {{day}}. Podaj inny dzień albo poproś administratora o jej wpisanie.',
  ruleNoteWithdrawn: 'Ten wpis jest wycofany. Najpierw cofnij wycofanie.',
  ruleGiverInactive: 'Sprawy wróciłyby do kogoś, kto nie prowadzi już osób ani rodzin. Przekaż je komuś innemu.',
  ruleAssessmentTerm: 'Termin oceny wynika z przepisu i z poprzedniej oceny, nie można go przesunąć.',
  ruleAssessmentTask: 'Zadanie oceny okresowej zamyka zapisanie oceny: „Zapisz ocenę”.',
  ruleAssessmentNotDue: 'Ocena tej rodziny nie jest teraz wymagana.',
  ruleAssessmentDay: 'Z tego dnia jest już inna ocena tej rodziny. Najpierw wycofaj tamtą.',
  ruleAssessmentOpen: 'Następna ocena tej rodziny ma już swoje zadanie.',
  recoveryKeyRetired: 'Ten klucz wycofano. Weź z sejfu nowszą kartę.',
  ruleLastRecoveryKey: 'To jedyny klucz odzyskiwania w użyciu. Najpierw dodaj nowy.',
  ruleRecoveryKeyInUse: 'Ten klucz jest w użyciu. Stare kopie usuwa się po jego wycofaniu.',
  ruleNewerBackupNeeded: 'Najpierw zrób nową kopię. Najnowszej sprawdzonej kopii program nie usuwa.',
  ruleSamePassword: 'Nowe hasło musi być inne niż dotychczasowe.',
  ruleRelationExists: 'Taka relacja między tymi osobami jest już zapisana w tym czasie.',
  ruleRelationCycle: 'Te osoby są już zapisane w odwrotnej kolejności pokoleń.',
  ruleRelationParentYounger: 'Rodzic, babcia i dziadek muszą być starsi od dziecka. Sprawdź daty urodzenia i relacje.',
  ruleRelationOtherKinship:
    'Te osoby są już zapisane jako inni krewni. Popraw albo wycofaj tamtą relację, jeśli to ona jest błędna.',
  ruleRelationNearKin:
    'Krewni w\u00a0linii prostej, rodzeństwo oraz przysposabiający i\u00a0przysposobiony nie mogą być małżeństwem (art.\u00a014 i\u00a015 k.r.o.). Sprawdź obie relacje.',
  ruleRelationEndedByDeath:
    'Tę relację zakończyła śmierć jednej z\u00a0osób. Jeśli zgon wpisano przez pomyłkę, popraw najpierw zgon.',
  ruleRelationThirdParent: 'Dziecko ma już dwoje rodziców biologicznych.',
  ruleTooManyPlaces: 'Miejsc na kopie może być najwyżej 20. Najpierw usuń z\u00a0listy to, którego już nie używasz.',
  ruleRestoreOtherOffice: 'W tej kopii są dane innego ośrodka. Niczego nie zmieniono.',
  ruleRestoreNobody:
    'Administrator: po odtworzeniu tych danych żaden administrator nie mógłby się zalogować. Wybierz, który dostanie nowe hasło. Niczego nie zmieniono.',
  ruleClockBehind:
    'Zegar tego komputera jest wcześniejszy niż kopia. Ustaw w\u00a0systemie dzisiejszą datę i\u00a0spróbuj jeszcze raz. Niczego nie zmieniono.',
  ruleNoBackupBefore: 'Kopia obecnych danych nie powstała, więc niczego nie zmieniono.',
  diskRoom:
    'Na dysku z\u00a0danymi potrzeba {{needed}} wolnego miejsca, a\u00a0jest {{free}}. Zwolnij miejsce i\u00a0spróbuj ponownie.',
  targetRoom:
    'W\u00a0miejscu na kopie potrzeba {{needed}} wolnego miejsca, a\u00a0jest {{free}}. Zwolnij je albo wskaż inne miejsce.',
  backupDraft:
    'Plik kopii jest cały, ale danych z\u00a0niego nie da się uruchomić: nie przeszły sprawdzenia. Niczego nie zmieniono, użyj innej kopii.',
  protectedAsk: 'To rekord chroniony. O dostęp poproś: {{who}}.',
  chosenNotWritable: 'W wybranym miejscu nie można zapisać pliku. Wybierz inny folder.',
  internalNoReference: 'Coś się nie powiodło, dane są całe. Spróbuj ponownie.',
  connectionLost: 'Program stracił połączenie z danymi. Spróbuj ponownie za chwilę.',
} as const;
