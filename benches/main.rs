//! What is measured, one file each: `cargo bench -- feeds report` runs these two, `cargo bench` all of them, one after the other.
//! One program: thirteen would each be linked with all of Belfry.

mod attendance_report;
mod certificates;
mod check_in;
mod delivery;
mod desk;
mod event_page;
mod export;
mod feeds;
mod messages;
mod registration;
mod report;
mod service;
mod support;
mod waiting_list;

const ALL: [(&str, fn()); 13] = [
    ("event_page", event_page::run),
    ("registration", registration::run),
    ("waiting_list", waiting_list::run),
    ("messages", messages::run),
    ("delivery", delivery::run),
    ("feeds", feeds::run),
    ("desk", desk::run),
    ("check_in", check_in::run),
    ("attendance_report", attendance_report::run),
    ("report", report::run),
    ("certificates", certificates::run),
    ("export", export::run),
    ("service", service::run),
];

fn main() {
    // Cargo adds `--bench`.
    let asked: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let Some(unknown) = asked.iter().find(|name| ALL.iter().all(|(known, _)| known != name)) {
        eprintln!("no benchmark is called {unknown}; there are: {}", ALL.map(|(name, _)| name).join(", "));
        std::process::exit(2);
    }
    for (name, run) in ALL.into_iter().filter(|(name, _)| asked.is_empty() || asked.iter().any(|one| one == name)) {
        println!("\n== {name}");
        run();
    }
}
