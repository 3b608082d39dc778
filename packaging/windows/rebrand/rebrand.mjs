// node rebrand.mjs PROGRAM.exe ICON.ico NAME VERSION: gives it the brand's icon and what Windows shows in "Properties".
// What PyInstaller appended to the program stays as it is. A signature would not, so signing comes after this.

import { readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { Data, NtExecutable, NtExecutableResource, Resource } from "resedit";

const ENGLISH = 1033;
const UNICODE = 1200;
const [program, icon, name, version] = process.argv.slice(2);

const executable = NtExecutable.from(readFileSync(program), { ignoreCert: true });
const resources = NtExecutableResource.from(executable);

const pictures = Data.IconFile.from(readFileSync(icon)).icons.map((each) => each.data);
const [first] = Resource.IconGroupEntry.fromEntries(resources.entries);
Resource.IconGroupEntry.replaceIconsForResource(resources.entries, first?.id ?? 1, first?.lang ?? ENGLISH, pictures);

const [told = Resource.VersionInfo.createEmpty()] = Resource.VersionInfo.fromEntries(resources.entries);
told.setFileVersion(`${version}.0`, ENGLISH);
told.setProductVersion(`${version}.0`, ENGLISH);
told.setStringValues(
  { lang: ENGLISH, codepage: UNICODE },
  { ProductName: name, FileDescription: name, CompanyName: name, OriginalFilename: basename(program) },
);
told.outputToResourceEntries(resources.entries);

resources.outputResource(executable);
writeFileSync(program, Buffer.from(executable.generate()));
