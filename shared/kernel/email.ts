import { z } from 'zod';

const EMAIL =
  /^[a-z0-9][a-z0-9._%+-]*@[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/i;

/** An e-mail address without Polish letters (files of the EU monitoring system refuse them), at most 254 characters. */
export const email = z
  .string('E-mail: podaj adres e-mail, na przykład jan.nowak@example.org.')
  .max(254, 'E-mail: podaj adres e-mail, najwyżej 254 znaki.')
  .refine((text) => EMAIL.test(text) && !text.includes('..') && !text.includes('.@'), {
    message: 'E-mail: podaj adres e-mail bez polskich liter i spacji, na przykład jan.nowak@example.org.',
  })
  .brand<'Email'>();

export type Email = z.infer<typeof email>;
