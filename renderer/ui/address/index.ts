export { AddressFields, addressPart } from './address-fields.tsx';
export { AddressList } from './address-list.tsx';
export { communeOption } from './commune-words.ts';
export {
  addressBegun,
  addressCandidate,
  addressOf,
  changeProblems,
  EMPTY_ADDRESS,
  placeChanged,
  type AddressForm,
} from './address-model.ts';
