import { begin } from './outside';

const root = document.getElementById('root');
if (root) void begin(root);
