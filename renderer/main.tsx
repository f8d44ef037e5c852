import './ui/base.css';
import { startPage } from './app/start.tsx';

const root = document.querySelector<HTMLElement>('#root');
if (root === null) throw new Error('The page has no #root');
startPage(root);
