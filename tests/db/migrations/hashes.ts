/** Name of each migration and the hash of its text, as offices keep it. Lines are added and never changed. */
export const HASHES: Readonly<Record<string, string>> = {
  '0001-initial': 'e7f2bd4878911197bbcc9bcee38f1d400d8ae02e8870d863ea0a2edae7ac7bfe',
  '0002-people-complete': '875f84af566e46651a48659f4ae1f913cff70c0ff14ff7f7ef9ca7a79a8a3b71',
  '0003-corrections': 'd36ef8fb4e309b940e5d51d3fbd85f5065063732490f57d16db8a72db81a8f9d',
  '0004-saved-filters': '5e8179de2c7104d726ac12394b576609ad884a098c4fe486029ee64257f62bd4',
  '0005-addresses-found': '6dccf8e2a01e2b6f9664e9d138a4e821c25f396179e1597aed0324f2727b81ee',
  '0006-members-withdrawn': '317f31b8e243b0892587aa5b1ac9bca32404df1a2e7500e007b4571f0c2a9a29',
  '0007-backups': '59571de7ead8276ea8f8f9667ef9cbabe54b9b326a246266d248d2705cfcfca0',
  '0008-audit-rows-whole': '487b28e6f30e4dc091e23e2283e2bc302fab537b61d6ec37c3c6fb691f60e989',
  '0009-tasks-of-notes': '5290e09da4908f9216b57985c2b1e57d6166482de7e6b58849ee28cda6a770f1',
  '0010-families-restored': '98d7477408ac7731ed55374134d4cf7ea1c6eb2eeffad26f6f468afccb04f157',
  '0011-addresses-of-the-day': 'eb84448c90c029402e61a674f0bfb3c015c33caa61eaa52e81a41b4d23946d6e',
  '0012-more-relations': 'd46fece9fb4064a186b4f9a9b84429a134c85d842dcc1922f20a5437f8861ff2',
  '0013-skipped-relations': '31addfef3db1aa450f25b5ff5d9cb8b17dda8f05be6ce86eae117e24b98c8a4f',
  '0014-family-addresses': '475dd5a52136fe465f8c03d1c7111178cb1a255df3f50be8b138c5c130069600',
  '0015-archive-stretches': 'ee43f2e11ecbb93ae206cec12594af816b9728a8d1dddd417905c56227cf0318',
  '0016-places-away': '64e27c1ad7caccc793d4fcf73d2cea9478c3861a89527421d755438d5d0ba65e',
};
