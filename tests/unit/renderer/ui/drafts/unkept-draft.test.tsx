import { fireEvent, screen, waitFor } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';

import { Form, TextField, useOfficeForm } from '#renderer/ui/form/index.ts';
import { AppError, type AppErrorCode } from '#shared/kernel/app-error.ts';
import { sampleOffice } from '#tests/support/kit-gallery/sample-office.ts';
import { renderKit } from '#tests/support/render-page.tsx';

const REFUSED = /Szkic się nie zapisuje/;
const LATE = /Szkic jeszcze się nie zapisał/;

function KeptForm() {
  const form = useOfficeForm({
    draft: { form: 'people.new' },
    schema: z.object({ surname: z.string() }),
    defaultValues: { surname: '' },
    save: () => Promise.resolve(),
  });
  return (
    <Form form={form}>
      <TextField control={form.form.control} name="surname" label="Nazwisko" />
    </Form>
  );
}

/** The form over an office that refuses drafts so, until told otherwise. */
async function typedInto(code: AppErrorCode) {
  const office = { refuses: true };
  const keep = (): object => {
    if (office.refuses) throw new AppError(code);
    return {};
  };
  await renderKit(<KeptForm />, sampleOffice({ demo: false, answers: { 'drafts.keep': keep } }));
  type('Kow');
  return office;
}

const type = (value: string): void => void fireEvent.change(screen.getByLabelText(/Nazwisko/), { target: { value } });

describe('a form whose typing is not kept', () => {
  it.each<AppErrorCode>(['INVALID_INPUT', 'OUT_OF_REACH', 'RECORD_PROTECTED'])(
    'says so after %s, until it is kept again',
    async (code) => {
      const office = await typedInto(code);
      expect(await screen.findByText(REFUSED, {}, { timeout: 5000 })).toBeTruthy();
      office.refuses = false;
      type('Kowal');
      await waitFor(() => expect(screen.queryByText(REFUSED)).toBeNull(), { timeout: 5000 });
    },
  );

  it('says that it is tried again when the disk is full', async () => {
    const office = await typedInto('DISK_FULL');
    expect(await screen.findByText(LATE, {}, { timeout: 5000 })).toBeTruthy();
    expect(screen.queryByText(REFUSED)).toBeNull();
    office.refuses = false;
    await waitFor(() => expect(screen.queryByText(LATE)).toBeNull(), { timeout: 5000 });
  });
});
