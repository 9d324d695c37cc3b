//! Random damage to a file.

use proptest::prelude::*;

use crate::file::BODY;

/// One change to a file.
#[derive(Clone, Debug)]
pub(crate) enum Damage {
    Cut(usize),
    Flip(usize, u8),
    /// This many bytes at this place become a varint as large as it can be.
    Huge(usize, usize),
    /// Some bytes of one place are copied to another.
    Copy(usize, usize, usize),
    Insert(usize, u8),
    Remove(usize),
}

pub(crate) fn damage() -> impl Strategy<Value = Damage> {
    let place = || any::<usize>();
    prop_oneof![
        1 => place().prop_map(Damage::Cut),
        6 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Flip(at, byte)),
        2 => (place(), 1..9usize).prop_map(|(at, length)| Damage::Huge(at, length)),
        2 => (place(), place(), 1..40usize).prop_map(|(from, to, length)| Damage::Copy(from, to, length)),
        1 => (place(), any::<u8>()).prop_map(|(at, byte)| Damage::Insert(at, byte)),
        1 => place().prop_map(Damage::Remove),
    ]
}

/// Damages a file; the head that the checksum does not cover stays.
pub(crate) fn inflict(bytes: &mut Vec<u8>, damage: &Damage) {
    if bytes.len() <= BODY + 1 {
        return;
    }
    let within = |at: usize| BODY + at % (bytes.len() - BODY);
    match *damage {
        Damage::Cut(at) => {
            let at = within(at);
            bytes.truncate(at);
        }
        Damage::Flip(at, byte) => {
            let at = within(at);
            bytes[at] ^= byte;
        }
        Damage::Huge(at, length) => {
            let at = within(at);
            let end = (at + length).min(bytes.len());
            let (last, others) = bytes[at..end].split_last_mut().unwrap();
            others.fill(0xFF);
            *last = 0x7F;
        }
        Damage::Copy(from, to, length) => {
            let (from, to) = (within(from), within(to));
            let length = length.min(bytes.len() - from.max(to));
            bytes.copy_within(from..from + length, to);
        }
        Damage::Insert(at, byte) => {
            let at = within(at);
            bytes.insert(at, byte);
        }
        Damage::Remove(at) => {
            let at = within(at);
            bytes.remove(at);
        }
    }
}
