//! Readers of calendar files that are not ours: what they find is what was meant.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use jiff::Timestamp;
use serde::Deserialize;

/// What a reader found in one file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Reading {
    pub method: String,
    pub events: Vec<Entry>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Entry {
    pub uid: String,
    pub summary: String,
    pub location: String,
    pub description: String,
    pub start: Timestamp,
    pub end: Timestamp,
    pub sequence: i32,
    pub status: String,
    /// As `mailto:…`, in lower case.
    pub attendees: Vec<String>,
}

/// Files in a folder that goes when this is dropped.
pub struct Files {
    folder: tempfile::TempDir,
    pub paths: Vec<PathBuf>,
}

impl Files {
    pub fn write(texts: &[String]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let paths = texts
            .iter()
            .enumerate()
            .map(|(number, text)| {
                let path = folder.path().join(format!("{number:04}.ics"));
                std::fs::write(&path, text).expect("a file");
                path
            })
            .collect();
        Self { folder, paths }
    }
}

fn here(file: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(file)
}

fn run(command: &mut Command, install: &str) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; {install}"));
    assert!(output.status.success(), "{command:?} failed ({install}):\n{}", String::from_utf8_lossy(&output.stderr));
    output
}

fn readings(output: &Output) -> Vec<Reading> {
    serde_json::from_slice(&output.stdout).unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

/// Python's `icalendar`, as Debian has it.
pub fn icalendar(files: &Files) -> Vec<Reading> {
    let mut command = Command::new("/usr/bin/python3");
    readings(&run(command.arg(here("it/calendar/read_with_icalendar.py")).args(&files.paths), "install Debian's python3-icalendar, or run tests/run"))
}

/// `vobject`: takes the hours from the file's own zones.
pub fn vobject(files: &Files) -> Vec<Reading> {
    let mut command = Command::new("/usr/bin/python3");
    readings(&run(command.arg(here("it/calendar/read_with_vobject.py")).args(&files.paths), "install Debian's python3-vobject, or run tests/run"))
}

/// What the three readers found, which must be the same.
pub fn all(files: &Files) -> Vec<Reading> {
    let (first, second, third) = (icalendar(files), icaljs(files), vobject(files));
    assert_eq!(first, second, "icalendar and ical.js");
    assert_eq!(first, third, "icalendar and vobject");
    first
}

/// `ical.js`, which Thunderbird uses.
pub fn icaljs(files: &Files) -> Vec<Reading> {
    let mut command = Command::new("node");
    command.arg(here("it/calendar/read_with_icaljs.mjs")).arg(here("package.json")).args(&files.paths);
    readings(&run(&mut command, "install nodejs and run `npm ci` in tests/, or run tests/run"))
}

/// `khal`: imports the files into one calendar and lists it by start: summary, start and end of each entry of 2027.
pub fn khal(files: &Files) -> Vec<(String, Timestamp, Timestamp)> {
    let home = files.folder.path().join("khal");
    std::fs::create_dir_all(home.join("calendar")).expect("a folder");
    let settings = format!(
        "[calendars]\n[[tests]]\npath = {home}/calendar\n[sqlite]\npath = {home}/khal.db\n[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n\
         timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n[default]\ndefault_calendar = tests\n",
        home = home.display()
    );
    let config = home.join("config");
    std::fs::write(&config, settings).expect("a file");
    let khal = || {
        let mut command = Command::new("khal");
        command.env("HOME", &home).env("LC_ALL", "C.UTF-8").arg("-c").arg(&config);
        command
    };
    let install = "install Debian's khal, or run tests/run";
    run(khal().args(["import", "--batch", "-a", "tests"]).args(&files.paths), install);
    let format = "{title}\t{start-date-long} {start-time}\t{end-date-long} {end-time}";
    let listed = run(khal().args(["list", "--once", "--format", format, "--day-format", "", "2027-01-01", "365d"]), install);
    let listed = String::from_utf8(listed.stdout).expect("UTF-8");
    let moment = |text: &str| format!("{}:00Z", text.trim().replace(' ', "T")).parse().unwrap_or_else(|_| panic!("{listed}"));
    let mut entries: Vec<_> = listed
        .lines()
        .filter(|line| line.contains('\t'))
        .map(|line| {
            let mut parts = line.split('\t');
            let mut part = || parts.next().unwrap_or_default().trim().to_owned();
            let (title, start, end) = (part(), part(), part());
            (title, moment(&start), moment(&end))
        })
        .collect();
    entries.sort_by_key(|(_, start, _)| *start);
    entries
}
