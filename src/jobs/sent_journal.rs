//! Which mails were sent and are not marked in the database yet, in a file: without it, a program that is killed would
//! send them again. Survives the process, not a power cut: nothing waits for the disk, that is the database's part.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use uuid::Uuid;

/// Copies of the program that may share a folder.
const FILES: u8 = 16;
/// Ids in the file, at most: it is emptied whenever all mails are marked.
const LONGEST: usize = 100_000;
/// A row's id, in octets.
const ENTRY: usize = 16;

/// The journal of one worker. Without a file it keeps nothing, and says so.
pub struct SentJournal(Mutex<Option<Kept>>);

struct Kept {
    file: File,
    entries: usize,
}

impl SentJournal {
    /// A journal beside `path`, as `path.0` or the next that no other program holds, and what predecessors left in
    /// theirs: mails that were sent. A file that cannot be used is no reason not to send.
    #[must_use]
    pub fn open(path: Option<&Path>) -> (Self, Vec<Uuid>) {
        let (mut journal, mut left) = (None, Vec::new());
        for number in 0..FILES {
            let Some(path) = path.map(|path| numbered(path, number)) else { break };
            if journal.is_some() && !path.exists() {
                continue;
            }
            let Ok(mut file) = OpenOptions::new().read(true).append(true).create(true).open(&path) else { break };
            // Another program holds it.
            if file.try_lock().is_err() {
                continue;
            }
            let ids = read(&mut file);
            let entries = ids.len();
            left.extend(ids);
            match journal {
                None => journal = Some(Kept { file, entries }),
                // Its ids are ours to mark now; should that fail, they stand here.
                Some(ref mut kept) => {
                    if kept.file.write_all(&left[left.len() - entries..].iter().flat_map(|id| id.into_bytes()).collect::<Vec<u8>>()).is_ok() {
                        kept.entries += entries;
                        let _ = file.set_len(0);
                    }
                }
            }
        }
        if journal.is_none() && path.is_some() {
            tracing::warn!("no journal of sent mails can be kept: see sent_journal");
        }
        (Self(Mutex::new(journal)), left)
    }

    /// Notes that a mail was taken by a mail server. When that cannot be written, the journal is given up.
    pub fn note(&self, id: Uuid) {
        let mut kept = self.kept();
        let Some(journal) = kept.as_mut() else { return };
        if let Err(error) = journal.file.write_all(id.as_bytes()) {
            tracing::warn!(%error, "the journal of sent mails cannot be written");
            *kept = None;
        } else {
            journal.entries += 1;
        }
    }

    /// Whether what was sent is noted somewhere.
    #[must_use]
    pub fn is_kept(&self) -> bool {
        self.kept().is_some()
    }

    /// Whether everything should be marked now, so that it can be emptied.
    #[must_use]
    pub fn is_long(&self) -> bool {
        self.kept().as_ref().is_some_and(|journal| journal.entries >= LONGEST)
    }

    /// All that stands in it is marked in the database.
    pub fn clear(&self) {
        let mut kept = self.kept();
        let Some(journal) = kept.as_mut() else { return };
        if journal.entries > 0 && journal.file.set_len(0).is_ok() {
            journal.entries = 0;
        }
    }

    fn kept(&self) -> MutexGuard<'_, Option<Kept>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn numbered(path: &Path, number: u8) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{number}"));
    name.into()
}

/// A last entry that is not whole was never noted.
fn read(file: &mut File) -> Vec<Uuid> {
    let mut octets = Vec::new();
    if file.seek(SeekFrom::Start(0)).is_err() || file.read_to_end(&mut octets).is_err() {
        return Vec::new();
    }
    octets.chunks_exact(ENTRY).filter_map(|entry| Uuid::from_slice(entry).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::SentJournal;
    use uuid::Uuid;

    #[test]
    fn what_was_noted_is_there_for_the_next_and_gone_when_it_is_marked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sent");
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        let (journal, left) = SentJournal::open(Some(&path));
        assert!(journal.is_kept() && left.is_empty());
        journal.note(first);
        // Another copy in the same folder keeps its own.
        let (other, left) = SentJournal::open(Some(&path));
        assert!(other.is_kept() && left.is_empty());
        other.note(second);
        drop((journal, other));
        let (heir, mut left) = SentJournal::open(Some(&path));
        left.sort();
        assert_eq!(left, [first, second]);
        drop(heir);
        let (heir, left) = SentJournal::open(Some(&path));
        assert_eq!(left.len(), 2, "not marked yet");
        heir.clear();
        drop(heir);
        assert!(SentJournal::open(Some(&path)).1.is_empty());
    }

    #[test]
    fn an_entry_that_is_not_whole_counts_for_nothing() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("sent");
        std::fs::write(folder.path().join("sent.0"), [7; 16 + 9]).expect("a file");
        let (journal, left) = SentJournal::open(Some(&path));
        assert_eq!(left, [Uuid::from_bytes([7; 16])]);
        journal.clear();
        let nowhere = folder.path().join("no").join("folder");
        let (journal, left) = SentJournal::open(Some(&nowhere));
        assert!(!journal.is_kept() && left.is_empty());
        assert!(!SentJournal::open(None).0.is_kept());
    }
}
