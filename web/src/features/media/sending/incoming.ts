/** What is carried in a drag or lies on the clipboard. */
export interface CarriedFiles {
  files: readonly File[];
  /** Something among it was a folder, which cannot be sent. */
  folders: boolean;
}

export function carriesFiles(data: DataTransfer | null): boolean {
  return data?.types.includes('Files') ?? false;
}

export function filesIn(data: DataTransfer): CarriedFiles {
  const all = Array.from(data.items).flatMap((item) => {
    const file = item.kind === 'file' ? item.getAsFile() : null;
    return file ? [{ file, folder: item.webkitGetAsEntry()?.isDirectory ?? false }] : [];
  });
  return {
    files: all.flatMap(({ file, folder }) => (folder ? [] : [file])),
    folders: all.some(({ folder }) => folder),
  };
}

/** A spreadsheet copies its cells as words and, beside them, as a picture that nobody means. */
export function isPicturedText(data: DataTransfer): boolean {
  return data.types.includes('text/plain') && data.types.includes('text/html');
}
