export { printingRouter } from './printing.router.ts';
