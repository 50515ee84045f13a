//! Files that are no text, by how they begin.

/// How files of a kind begin, and what to call them.
const BEGINNINGS: [(&[u8], &str); 22] = [
    (b"%PDF-", "a PDF"),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "a document of an old office program",
    ),
    (b"{\\rtf", "a document in RTF"),
    (b"SQLite format 3\0", "an SQLite database"),
    (b"\x89PNG\r\n\x1a\n", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF87a", "a picture (GIF)"),
    (b"GIF89a", "a picture (GIF)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"BM", "a picture (BMP)"),
    (b"\x1f\x8b", "a compressed file (gzip)"),
    (b"BZh", "a compressed file (bzip2)"),
    (b"\xfd7zXZ\0", "a compressed file (xz)"),
    (b"\x28\xb5\x2f\xfd", "a compressed file (zstd)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (RAR)"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"fLaC", "a recording (FLAC)"),
    (b"\x7fELF", "a program"),
    (b"bplist00", "a web archive or another property list"),
];

/// Where in an archive the name of a part tells what it is.
const LOOKED_AT: usize = 8 * 1024;

/// What a file is, if it is known to be no text.
pub(super) fn what(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return Some(archive(bytes));
    }
    if let Some([b'f', b't', b'y', b'p']) = bytes.get(4..8) {
        return Some("a film or a recording (MP4)");
    }
    if bytes.starts_with(b"RIFF") && bytes.len() >= 12 {
        return Some(match &bytes[8..12] {
            b"WEBP" => "a picture (WebP)",
            b"WAVE" => "a recording (WAV)",
            _ => "a film or a recording",
        });
    }
    let (_, name) = BEGINNINGS
        .iter()
        .find(|(beginning, _)| bytes.starts_with(beginning))?;
    // These are short enough for a text to begin so.
    let is_sure = !matches!(
        bytes,
        [b'B', b'M', ..] | [b'B', b'Z', b'h', ..] | [b'I', b'D', b'3', ..]
    ) || bytes[..bytes.len().min(512)].contains(&0);
    is_sure.then_some(name)
}

fn archive(bytes: &[u8]) -> &'static str {
    let head = &bytes[..bytes.len().min(LOOKED_AT)];
    let holds = |name: &[u8]| head.windows(name.len()).any(|window| window == name);
    if holds(b"application/vnd.oasis.opendocument") {
        "an OpenDocument file"
    } else if holds(b"application/epub+zip") {
        "an e-book (EPUB)"
    } else if holds(b"word/") {
        "a Word document (DOCX)"
    } else if holds(b"xl/") {
        "an Excel workbook (XLSX)"
    } else if holds(b"ppt/") {
        "a PowerPoint presentation (PPTX)"
    } else if holds(b"[Content_Types].xml") {
        "an Office document (DOCX, XLSX or PPTX)"
    } else {
        "an archive (ZIP)"
    }
}
