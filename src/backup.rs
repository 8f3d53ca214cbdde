//! A backup of the SQLite database: one file that holds everything, consistent also while others write, tried before it counts, for its
//! owner's eyes only, and never over another file.

use std::fmt;
use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use sea_orm::DbErr;
use secrecy::SecretString;

use crate::config::sqlite_file;
use crate::db::Db;
use crate::rules::backup::{Rotation, UNFINISHED, made_at, name, to_go};

/// A backup that is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub file: PathBuf,
    pub bytes: u64,
}

/// Why there is none. Its text is one line.
#[derive(Debug)]
pub enum Fault {
    /// PostgreSQL has its own tools.
    NotSqlite,
    /// There is no database to copy.
    NoDatabase(PathBuf),
    /// A file of that name is there; it is left as it is.
    Exists(PathBuf),
    File(PathBuf, io::Error),
    Database(DbErr),
    /// The copy is not whole: the database itself is damaged, or the disk it went to.
    Damaged(Vec<String>),
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotSqlite => formatter
                .write_str("this is PostgreSQL, which has tools of its own: `pg_dump --format=custom` for a copy, continuous archiving for every moment (docs/operations.md)"),
            Self::NoDatabase(file) => write!(formatter, "there is no database {}", file.display()),
            Self::Exists(file) => write!(formatter, "{} is there already, and is left as it is; name another file, or a folder", file.display()),
            Self::File(file, error) => write!(formatter, "{} cannot be written ({error})", file.display()),
            Self::Database(error) => write!(formatter, "the database cannot be copied ({error})"),
            Self::Damaged(faults) => write!(formatter, "the copy is not whole and was thrown away: {}", faults.iter().take(5).cloned().collect::<Vec<_>>().join("; ")),
        }
    }
}

impl std::error::Error for Fault {}

/// The file of a backup in `folder`, named by the moment.
#[must_use]
pub fn in_folder(folder: &Path, now: Timestamp) -> PathBuf {
    folder.join(name(now))
}

/// Copies the database into `file`, which is not there yet.
///
/// # Errors
/// Then nothing is left of it.
pub async fn back_up(url: &SecretString, file: &Path) -> Result<Backup, Fault> {
    let database = sqlite_file(url).ok_or(Fault::NotSqlite)?;
    // Opening would make it.
    if !database.exists() {
        return Err(Fault::NoDatabase(database));
    }
    if file.exists() {
        return Err(Fault::Exists(file.to_owned()));
    }
    let mut part = file.to_owned().into_os_string();
    part.push(UNFINISHED);
    let part = PathBuf::from(part);
    let made = write(url, &part, file).await;
    if made.is_err() {
        // Also what another backup of this name began and did not end.
        let _ = fs::remove_file(&part);
    }
    made
}

async fn write(url: &SecretString, part: &Path, file: &Path) -> Result<Backup, Fault> {
    let failed = |error| Fault::File(file.to_owned(), error);
    let _ = fs::remove_file(part);
    // Made empty beforehand, because SQLite would make it readable to others.
    drop(OpenOptions::new().write(true).create_new(true).mode(0o600).open(part).map_err(failed)?);
    let text = part.to_str().ok_or_else(|| failed(io::Error::other("its name is no Unicode")))?;
    Db::copy_sqlite(url, text).await.map_err(Fault::Database)?;
    let faults = Db::faults_of_sqlite(text).await.map_err(Fault::Database)?;
    if !faults.is_empty() {
        return Err(Fault::Damaged(faults));
    }
    let copy = fs::File::open(part).map_err(failed)?;
    copy.sync_all().map_err(failed)?;
    let bytes = copy.metadata().map_err(failed)?.len();
    // The name is taken first: a file that came meanwhile is not overwritten.
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(file) {
        Ok(_) => {}
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(Fault::Exists(file.to_owned())),
        Err(error) => return Err(failed(error)),
    }
    if let Err(error) = fs::rename(part, file) {
        let _ = fs::remove_file(file);
        return Err(failed(error));
    }
    if let Some(folder) = file.parent().and_then(|folder| fs::File::open(if folder.as_os_str().is_empty() { Path::new(".") } else { folder }).ok()) {
        // The name itself outlives a power cut, too, where the file system can do that.
        let _ = folder.sync_all();
    }
    Ok(Backup { file: file.to_owned(), bytes })
}

/// A file that was begun so long ago is finished by nobody.
const ABANDONED: SignedDuration = SignedDuration::from_hours(24);

/// Deletes the backups in `folder` that need not stay, and what was begun and never finished; gives how many files. Files with other names
/// are left alone.
///
/// # Errors
/// When the folder cannot be read, or a file not deleted.
pub fn rotate(folder: &Path, rotation: Rotation, now: Timestamp) -> io::Result<usize> {
    let names = names(folder)?;
    let mut go: Vec<&str> = to_go(names.iter().map(String::as_str), rotation);
    let abandoned = |name: &&str| name.strip_suffix(UNFINISHED).and_then(made_at).is_some_and(|at| now.duration_since(at) > ABANDONED);
    go.extend(names.iter().map(String::as_str).filter(abandoned));
    for name in &go {
        fs::remove_file(folder.join(name))?;
    }
    Ok(go.len())
}

/// When the newest backup in `folder` was made; `None`: there is none.
///
/// # Errors
/// When the folder cannot be read.
pub fn newest(folder: &Path) -> io::Result<Option<Timestamp>> {
    Ok(names(folder)?.iter().filter_map(|name| made_at(name)).max())
}

fn names(folder: &Path) -> io::Result<Vec<String>> {
    fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.file_name().to_string_lossy().into_owned())).collect()
}

/// Bytes that are left on the disk of a folder, for us (statvfs(3)); `None` where nobody knows.
#[must_use]
pub fn free_bytes(folder: &Path) -> Option<u64> {
    let disk = rustix::fs::statvfs(folder).ok()?;
    Some(disk.f_bavail.saturating_mul(disk.f_frsize))
}
