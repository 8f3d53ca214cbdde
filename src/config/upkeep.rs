//! Settings of what the service does for itself: backups by schedule, and who may read `/metrics`.

use std::path::{Path, PathBuf};

use jiff::civil::Time;
use secrecy::SecretString;

use super::{SettingError, Settings, wrong};
use crate::rules::backup::Rotation;

/// Backups of the SQLite database by schedule.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupConfig {
    /// Is there and is a folder when the settings are read.
    pub folder: PathBuf,
    /// In `time_zone`.
    pub time: Time,
    pub rotation: Rotation,
}

impl Settings {
    pub(super) fn backup(&self) -> Result<Option<BackupConfig>, SettingError> {
        let folder = self.optional("backup_folder", "a folder that is there", |text| Path::new(text).is_dir().then(|| PathBuf::from(text)))?;
        let time = self.time_of_day("backup_time")?;
        let rotation = Rotation { daily: self.number("backup_daily", 1, 3_660)?, weekly: self.number("backup_weekly", 0, 520)? };
        let Some(folder) = folder else { return Ok(None) };
        if !self.read("database_url").text.trim().starts_with("sqlite:") {
            // A setting that does nothing would be taken for a backup.
            let read = self.read("backup_folder");
            return Err(wrong(&read.place, &read.text, "nothing: PostgreSQL is backed up by its own tools (docs/operations.md)"));
        }
        Ok(Some(BackupConfig { folder, time, rotation }))
    }

    /// Who shows it may read `/metrics`; `None`: nobody may.
    pub(super) fn metrics_token(&self) -> Result<Option<SecretString>, SettingError> {
        self.optional("metrics_token", "at least 16 letters, digits and signs without a blank", |text| {
            (text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_graphic())).then(|| SecretString::from(text.to_owned()))
        })
    }

    pub(super) fn time_of_day(&self, name: &str) -> Result<Time, SettingError> {
        self.parse(name, "a time of day, as 03:30", |text| Time::strptime("%H:%M", text).ok())
    }
}
