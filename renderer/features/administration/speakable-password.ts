/** 256 short words without Polish letters: easy to say, to hear and to type on any keyboard. One byte chooses one. */
export const WORDS: readonly string[] = `
  agrest ananas antena arbuz atlas autobus babcia bagno balon banan baran barka basen bateria bazar beczka blacha
  bluza bocian bohater brama brokat bryza buczyna budka bufet burak bursztyn butelka cebula chata choinka cukier
  cukinia cyrk czajnik czapka daktyl deszcz dolina domek drabina drewno droga drozd drukarka dzban dzwonek ekran
  elewacja fabryka fasola firanka fontanna fotel furtka gazeta gitara globus gniazdo gotyk gruszka grzyb guzik
  gwiazda hamak harfa herbata humor imbir indyk iskra jagoda jaskinia jesion jezioro kaczka kajak kaktus kalafior
  kamera kamyk kanapa kareta karuzela kasztan katedra klamka klasa klawisz kleks klucz kogut kokos kolano kolejka
  kominek komoda koncert kopalnia koperta korale korona kosmos koszyk kotlina kran kreda krokus krowa krzak
  ksylofon kubek kurtka kwiat lalka lampa latarnia lawenda legenda letnisko lista lody lornetka lotnisko lustro
  magnes makaron malina malwa mapa maszyna melodia metro miasto miska modrzew moneta morela morze most motyl
  muszla muzeum narty neon notes nuta obraz ocean ogrodnik okulary oliwka opera orzech osada osika owca owoc panda
  papier papryka parapet parasol park pasek pelikan perkoz peron pianino piasek piekarz pilot pingwin pistacja
  plakat planeta plaster podkowa pogoda pokrywka pomidor poranek portret potok prymula pudding rabarbar radio
  ramka ratusz rejs renifer rodzynek roleta rower rumianek rzeka salon samolot sandacz sarna seler semafor silnik
  sosna spacer spinacz sroka stadion statek sukienka szafa szalik szelest szkic sznurek szuflada szyszka taras
  teatr telefon tenis termos tkanina topola tramwaj trawa trener tulipan tunel turysta ulica ulotka walizka
  wanilia warkocz wazon wiatrak wierzba wiosna witamina woda wrona wrzos wulkan wyspa zabawka zagadka zamek zapach
  zebra zegar zeszyt zielony zima
`
  .trim()
  .split(/\s+/);

const WORDS_IN_ONE = 4;

/**
 * A temporary password that can be read out over the phone: „klon-parapet-rower-zamek-47”, four words of 256 and two
 * digits, about 38 bits. Its owner changes it at the first sign-in.
 *
 * @param random fills the array with random bytes; the browser's generator unless told
 */
export function speakablePassword(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (bytes) => crypto.getRandomValues(bytes),
): string {
  const bytes = random(new Uint8Array(WORDS_IN_ONE + 4));
  const words = Array.from(bytes.subarray(0, WORDS_IN_ONE), (byte) => WORDS[byte] ?? '');
  // 32 bits over 90 numbers: the unevenness is far below one in a million.
  const number = new DataView(bytes.buffer, bytes.byteOffset + WORDS_IN_ONE).getUint32(0) % 90;
  return [...words, String(number + 10)].join('-');
}
