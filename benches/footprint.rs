//! What the service weighs: size of the release binary, time from start to the first answer on an existing
//! database, memory at rest. Needs no settings; starts and ends the program itself.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const RUNS: usize = 5;

fn main() {
    let program = env!("CARGO_BIN_EXE_belfry");
    let folder = tempfile::tempdir().expect("a folder");
    // The first start makes the database with its example data; it is not counted.
    let (mut child, first, _) = start(program, folder.path());
    stop(&mut child);
    println!("first start, empty folder, example data   {first:?}");
    let mut times = Vec::new();
    let mut memory = 0;
    for _ in 0..RUNS {
        let (mut child, time, address) = start(program, folder.path());
        times.push(time);
        for _ in 0..50 {
            assert!(answers(address, "/"), "the list is shown");
        }
        std::thread::sleep(Duration::from_secs(2));
        memory = memory.max(resident_kilobytes(child.id()));
        stop(&mut child);
    }
    times.sort_unstable();
    let size = std::fs::metadata(program).expect("the program").len();
    println!("start to first answer, existing database  {:?} (median of {RUNS}; aim: under 300 ms)", times[RUNS / 2]);
    println!("memory at rest after 50 pages             {} MB (most of {RUNS}; aim: under 40 MB)", memory / 1024);
    println!("program                                   {} MB (aim: under 40 MB)", size / 1024 / 1024);
}

fn start(program: &str, folder: &std::path::Path) -> (Child, Duration, SocketAddr) {
    let address = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
    let begin = Instant::now();
    let child = Command::new(program)
        .args(["serve", "--demo"])
        .current_dir(folder)
        .env("BELFRY_BIND", address.to_string())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .expect("the program");
    while !answers(address, "/health/live") {
        assert!(begin.elapsed() < Duration::from_secs(30), "no answer");
        std::thread::sleep(Duration::from_millis(1));
    }
    (child, begin.elapsed(), address)
}

fn answers(address: SocketAddr, path: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else { return false };
    let sent = write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    let mut answer = String::new();
    sent.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200")
}

fn resident_kilobytes(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).expect("Linux");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line");
    line.split_whitespace().nth(1).expect("a number").parse().expect("a number")
}

fn stop(child: &mut Child) {
    Command::new("kill").args(["-TERM", &child.id().to_string()]).status().expect("kill");
    child.wait().expect("it ends");
}
