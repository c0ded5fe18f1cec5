import { CHARACTER_SPACING, FONT, LINE, SIZE } from './paper.measures.ts'

const NAMESPACE = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'

const fontsXml = (name: string): string =>
  `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="${name}" w:hint="eastAsia"/>`

/**
 * One style, 16 pt on exact lines: Word counts the grid from it. It holds 22 lines and 28 characters by its own measures
 * and not by snapping, because LibreOffice gives a character two cells where the cell is narrower than its size; the
 * grid of the section says the same. LibreOffice looks for the size of the grid in the style whose id is 0.
 */
export const STYLES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:styles xmlns:w="${NAMESPACE}"><w:docDefaults><w:rPrDefault><w:rPr>${fontsXml(FONT.fangsong.name)}<w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="0"><w:name w:val="Normal"/><w:qFormat/><w:pPr><w:overflowPunct w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:snapToGrid w:val="0"/>\
<w:spacing w:before="0" w:after="0" w:line="${LINE}" w:lineRule="exact"/></w:pPr><w:rPr>${fontsXml(FONT.fangsong.name)}<w:spacing w:val="${CHARACTER_SPACING}"/><w:sz w:val="${SIZE.body * 2}"/><w:szCs w:val="${SIZE.body * 2}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:style></w:styles>`

/** The fonts by name, and what a machine that has not got them takes instead. */
export const FONT_TABLE = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:fonts xmlns:w="${NAMESPACE}">${Object.values(FONT)
  .map(
    ({ name, fallback }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="variable"/></w:font>`,
  )
  .join('')}</w:fonts>`
