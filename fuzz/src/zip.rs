//! A zip of files as they are.

/// A zip that packs nothing.
pub fn zip(files: &[(&str, &[u8])]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = out.len() as u32;
        let length = (bytes.len() as u32).to_le_bytes();
        let sizes = [crc32(bytes).to_le_bytes(), length, length].concat();
        let name_length = (name.len() as u16).to_le_bytes();
        // Version, flags, method, time and date: a file that is stored.
        let head = [&[20, 0, 0, 0, 0, 0, 0, 0, 0, 0], &sizes[..], &name_length, &[0, 0]].concat();
        out.extend([b"PK\x03\x04", &head[..], name.as_bytes(), bytes].concat());
        directory
            .extend([b"PK\x01\x02\x14\0", &head[..], &[0; 10], &at.to_le_bytes(), name.as_bytes()].concat());
    }
    let count = (files.len() as u16).to_le_bytes();
    let (start, length) = ((out.len() as u32).to_le_bytes(), (directory.len() as u32).to_le_bytes());
    out.extend(&directory);
    out.extend([&b"PK\x05\x06\0\0\0\0"[..], &count, &count, &length, &start, &[0, 0]].concat());
    out
}

/// The checksum of a file in a zip, bit by bit: these are small.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32| crc >> 1 ^ if crc & 1 == 1 { 0xEDB8_8320 } else { 0 };
    !bytes.iter().fold(!0, |crc, &byte| (0..8).fold(crc ^ u32::from(byte), |crc, _| step(crc)))
}
