//! What `belfry doctor` looks at on the machine itself: room, rights, zones, the proxy, backups.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use belfry::backup::{free_bytes, newest};
use belfry::clock::Clock;
use belfry::config::{Config, sqlite_file};
use ipnet::IpNet;
use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::Findings;

/// Below this much room the disk is nearly full: one busy day's registrations, and room for the database's log.
const LITTLE_ROOM: u64 = 200 * 1024 * 1024;
const MEGABYTE: u64 = 1024 * 1024;
/// A backup by schedule is at most so old: a day, and time to make it.
const BACKUP_AGE: SignedDuration = SignedDuration::from_hours(26);
/// Where systems keep the zones of the world.
const ZONE_FOLDERS: [&str; 2] = ["/usr/share/zoneinfo", "/etc/zoneinfo"];

pub fn examine(findings: &mut Findings, config: &Config) {
    proxy(findings, config);
    zones(findings, config);
    let database = sqlite_file(&config.database_url).map(|file| folder_of(&file));
    if let Some(folder) = &database {
        room(findings, "disk", folder, LITTLE_ROOM);
        if let Some(error) = refusal(folder) {
            findings.bad(
                "rights",
                &format!("{} cannot be written ({error})", folder.display()),
                "SQLite keeps its log beside the database: let the program's user write in that folder",
            );
        } else {
            findings.good("rights", &format!("{} can be written", folder.display()));
        }
    }
    // A bare name is one in the folder in which the program is started, wherever the doctor is asked.
    if let Some(journal) = config.sent_journal.as_deref().and_then(named_folder).filter(|folder| Some(folder) != database.as_ref())
        && let Some(error) = refusal(&journal)
    {
        findings.bad("sent_journal", &format!("{} cannot be written ({error})", journal.display()), "let the program's user write there, or name another folder in sent_journal");
    }
    backups(findings, config, database.is_some());
}

fn folder_of(file: &Path) -> PathBuf {
    named_folder(file).unwrap_or_else(|| PathBuf::from("."))
}

fn named_folder(file: &Path) -> Option<PathBuf> {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned)
}

fn room(findings: &mut Findings, what: &str, folder: &Path, least: u64) {
    let Some(free) = free_bytes(folder) else { return };
    let words = format!("{} MB are left for {}", free / MEGABYTE, folder.display());
    if free < least {
        findings.bad(what, &words, "make room, or move the folder to a larger disk: a full disk refuses every registration");
    } else {
        findings.good(what, &words);
    }
}

/// Why a file cannot be made in a folder; the one that was tried is gone again.
fn refusal(folder: &Path) -> Option<io::Error> {
    let file = folder.join(format!(".belfry-doctor-{}", std::process::id()));
    let made = fs::OpenOptions::new().write(true).create_new(true).open(&file);
    let _ = fs::remove_file(&file);
    made.err()
}

fn proxy(findings: &mut Findings, config: &Config) {
    let everybody = |network: &IpNet| network.prefix_len() == 0;
    if let Some(network) = config.trusted_proxies.iter().find(|network| everybody(network)) {
        return findings.bad("proxy", &format!("trusted_proxies has {network}: whoever comes may say who they are"), "name the addresses of your proxies only");
    }
    let behind = config.public_url.scheme() == "https";
    match (behind, config.trusted_proxies.is_empty()) {
        (true, true) => {
            findings.note("proxy", "all visitors look like the proxy, and share its limits", "name the proxy's address in trusted_proxies, and let it set X-Forwarded-For");
        }
        (_, false) => {
            let names: Vec<String> = config.trusted_proxies.iter().map(ToString::to_string).collect();
            findings.good("proxy", &format!("X-Forwarded-For and X-Request-Id are believed of {}", names.join(", ")));
        }
        (false, true) => findings.good("proxy", "none is named, and none is needed without https"),
    }
    if behind && !config.bind.ip().is_loopback() && !config.bind.ip().is_unspecified() {
        findings.good("bind", &format!("{}: let only the proxy reach it", config.bind));
    } else if config.bind.ip().is_unspecified() {
        findings.note("bind", &format!("{} listens on every network", config.bind), "let a firewall keep everybody but the proxy out, or bind to the address that the proxy uses");
    }
}

fn zones(findings: &mut Findings, config: &Config) {
    let here = ZONE_FOLDERS.iter().map(Path::new).find(|folder| folder.join(&config.time_zone).is_file());
    match (TimeZone::get(&config.time_zone), here) {
        (Err(error), _) => findings.bad("time zones", &format!("{} is not known ({error})", config.time_zone), "install tzdata, or correct time_zone"),
        (Ok(_), Some(folder)) => findings.good("time zones", &format!("{} has {}", folder.display(), config.time_zone)),
        (Ok(_), None) => findings.note(
            "time zones",
            "this machine has none; those of the program's own making are used",
            "install tzdata: when a country changes its summer time, the system's data come sooner than a new program",
        ),
    }
}

fn backups(findings: &mut Findings, config: &Config, sqlite: bool) {
    if !sqlite {
        return findings.note(
            "backups",
            "are PostgreSQL's own matter, and cannot be seen from here",
            "have pg_dump or continuous archiving run, and try a restore (docs/operations.md)",
        );
    }
    let Some(backup) = &config.backup else {
        return findings.note("backups", "none are made by schedule", "name a folder in backup_folder, or have `belfry backup` run by the machine (docs/operations.md)");
    };
    let folder = &backup.folder;
    if let Some(error) = refusal(folder) {
        return findings.bad("backups", &format!("{} cannot be written ({error})", folder.display()), "let the program's user write in backup_folder");
    }
    let size = sqlite_file(&config.database_url).and_then(|file| fs::metadata(file).ok()).map_or(0, |file| file.len());
    room(findings, "backup disk", folder, size.saturating_mul(2));
    match newest(folder) {
        Err(error) => findings.bad("backups", &format!("{} cannot be read ({error})", folder.display()), "let the program's user read backup_folder"),
        Ok(None) => findings.note("backups", &format!("there is none yet in {}", folder.display()), "the first one is made while `belfry serve` runs, within minutes of its start"),
        Ok(Some(at)) if Clock::system().now().duration_since(at) > BACKUP_AGE => {
            findings.bad(
                "backups",
                &format!("the newest is of {}", at.strftime("%Y-%m-%d %H:%M UTC")),
                "look in the log, and at the desk under the state of the service, why none was made since",
            );
        }
        Ok(Some(at)) => findings.good("backups", &format!("the newest is of {}", at.strftime("%Y-%m-%d %H:%M UTC"))),
    }
}
