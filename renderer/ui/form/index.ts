export { CheckField, ChoiceField, Segments, SelectField, type Option } from './choice-fields.tsx';
export { ComboSearchField, type FoundOption } from './combo-search-field.tsx';
export { DateField, DateInput } from './date-field.tsx';
export { ErrorSummary } from './error-summary.tsx';
export { FieldFrame, type FieldProps } from './field-frame.tsx';
export { FieldGrid, Form, Wide } from './form.tsx';
export { NumberField, PasswordField, PeselField, TextAreaField, TextField } from './text-fields.tsx';
export { useOfficeForm, type OfficeForm } from './use-office-form.ts';
export { useUnsavedGuard } from './use-unsaved-guard.ts';
