"""What a page shows that is no text of it: forms and notes, which become text, and pictures, which do not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage

_STROKES = 200
"""Drawn shapes; letters that were turned into shapes are at least so many."""


def flattened(pdf: PdfDocument, index: int, page: PdfPage) -> PdfPage:
    """The page with the words of form fields and of notes written on it as text of its own, where it has any."""
    import pypdfium2.raw as pdfium

    written = (pdfium.FPDF_ANNOT_WIDGET, pdfium.FPDF_ANNOT_FREETEXT, pdfium.FPDF_ANNOT_STAMP)
    for number in range(pdfium.FPDFPage_GetAnnotCount(page)):
        annotation = pdfium.FPDFPage_GetAnnot(page, number)
        if not annotation:
            continue
        kind = pdfium.FPDFAnnot_GetSubtype(annotation)
        pdfium.FPDFPage_CloseAnnot(annotation)
        if kind in written:
            if pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY) == pdfium.FLATTEN_SUCCESS:
                page.close()
                return pdf[index]
            break
    return page


def shown(page: PdfPage) -> str:
    """What a page without text shows, in words for people; empty for a blank one."""
    import pypdfium2.raw as pdfium

    strokes = 0
    for thing in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH)):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            return "this page is a picture (a scan, perhaps) and is not read"
        strokes += 1
    return "this page is drawn without text and is not read" if strokes > _STROKES else ""
