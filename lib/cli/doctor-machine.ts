import { existsSync, statfsSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Language } from '#lib/platform/i18n.ts';
import type { Check } from './doctor.ts';
import { productVersion } from './product.ts';
import { doctorWords } from './words-doctor.ts';

const leastFree = 2 * 1024 ** 3;
const secrets = ['root', 'receipt-signing.pem', 'runtime-url'];

// Read from the environment as it is: the doctor must also speak where the house's own settings are incomplete.
const dataFolder = () => path.resolve(process.env.NIGHTLIGHT_DATA ?? path.join(process.cwd(), '.data'));

/** What needs no database: versions, disk, keys. */
export function machineChecks(language: Language): Check[] {
  return [versions(language), disk(language), keyFiles(language)];
}

function versions(language: Language): Check {
  const { node } = process.versions;
  const facts = { product: productVersion(), node, platform: `${process.platform}-${process.arch}` };
  const well = Number(node.split('.')[0]) >= 24;
  return {
    name: 'versions',
    well,
    said: doctorWords(language).versions(facts.product, node, facts.platform),
    facts,
  };
}

function disk(language: Language): Check {
  const words = doctorWords(language);
  const folder = dataFolder();
  if (!existsSync(folder))
    return { name: 'disk', well: false, said: words.noFolder(folder), facts: { folder } };
  const { bavail, bsize, blocks } = statfsSync(folder);
  const free = bavail * bsize;
  const facts = { folder, freeBytes: free, totalBytes: blocks * bsize };
  return { name: 'disk', well: free >= leastFree, said: words.disk(folder, free / 1024 ** 3), facts };
}

function keyFiles(language: Language): Check {
  const words = doctorWords(language);
  const folder = path.join(dataFolder(), 'keys');
  const missing = secrets.filter((name) => !existsSync(path.join(folder, name)));
  const paths = [folder, ...secrets.map((name) => path.join(folder, name))].filter(existsSync);
  // Windows has no such bits; everywhere else nobody but the owner reads a key.
  const open =
    process.platform === 'win32' ? [] : paths.filter((file) => (statSync(file).mode & 0o077) !== 0);
  // Root and signing key are made when they are first needed; only a house without its database address is unwell.
  const well = open.length === 0 && !missing.includes('runtime-url');
  const facts = { folder, missing, openToOthers: open.map((file) => path.basename(file)) };
  return { name: 'keys', well, said: words.keys(missing.join(', '), facts.openToOthers.join(', ')), facts };
}
