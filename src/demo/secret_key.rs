//! The demo's secret key: made at the first start and kept in a file beside the database, readable by its owner
//! only, so that links in caught mails still open after a restart.

use std::fs::OpenOptions;
use std::io::{self, Write as _};
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::PathBuf;

use secrecy::{ExposeSecret, SecretString};

use crate::config::Config;
use crate::config::sqlite_file;
use crate::keys::Keys;

/// The key of the settings; without one, that of the file, which is made when it is not there.
///
/// # Errors
/// When the file cannot be read or written.
pub fn of(config: &Config) -> io::Result<SecretString> {
    if !config.secret_key.expose_secret().is_empty() {
        return Ok(config.secret_key.clone());
    }
    let path = sqlite_file(&config.database_url).map_or_else(|| PathBuf::from("belfry.key"), |database| database.with_file_name("belfry.key"));
    match OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path) {
        Ok(mut file) => {
            let key = Keys::new("").random().as_str().to_owned();
            file.write_all(key.as_bytes())?;
            Ok(SecretString::from(key))
        }
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            let key = std::fs::read_to_string(&path)?.trim().to_owned();
            if key.len() < 32 {
                return Err(io::Error::other(format!("{} holds no key; remove it", path.display())));
            }
            Ok(SecretString::from(key))
        }
        Err(error) => Err(io::Error::new(error.kind(), format!("{}: {error}", path.display()))),
    }
}
