//! The real program as a process of its own.

use std::io::{Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

pub const PROGRAM: &str = env!("CARGO_BIN_EXE_belfry");

/// A running `belfry serve`; it ends when dropped.
pub struct Copy {
    child: Child,
    pub address: SocketAddr,
    /// From its start to its first answer.
    pub ready_in: Duration,
}

impl Copy {
    /// Demo mode, with its data in `folder`.
    pub fn demo(folder: &Path) -> Self {
        Self::start(folder, &["serve", "--demo"], &[])
    }

    /// On a database that is there; its mail finds no server, and waits.
    pub fn on(folder: &Path, url: &str) -> Self {
        let settings = [
            ("BELFRY_DATABASE_URL", url),
            ("BELFRY_PUBLIC_URL", "http://127.0.0.1:8080"),
            ("BELFRY_SMTP_URL", "smtp://127.0.0.1:1"),
            ("BELFRY_MAIL_FROM", "events@belfry.example"),
            ("BELFRY_SECRET_KEY", "0123456789abcdefghijklmnopqrstuvwxyz"),
            ("BELFRY_POSTS_PER_CLIENT_PER_HOUR", "1000000000"),
            ("BELFRY_LOG", "error"),
        ];
        Self::start(folder, &["serve"], &settings)
    }

    fn start(folder: &Path, arguments: &[&str], settings: &[(&str, &str)]) -> Self {
        let address = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("its address");
        let begin = Instant::now();
        let mut command = Command::new(PROGRAM);
        command.args(arguments).current_dir(folder).env("BELFRY_BIND", address.to_string()).envs(settings.iter().copied());
        let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program");
        let mut copy = Self { child, address, ready_in: Duration::ZERO };
        while !copy.answers("/health/live") {
            assert!(begin.elapsed() < Duration::from_secs(30), "no answer");
            std::thread::sleep(Duration::from_millis(1));
        }
        copy.ready_in = begin.elapsed();
        copy
    }

    #[must_use]
    pub fn answers(&self, path: &str) -> bool {
        let Ok(mut stream) = TcpStream::connect(self.address) else { return false };
        let sent = write!(stream, "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address);
        let mut answer = String::new();
        sent.is_ok() && stream.read_to_string(&mut answer).is_ok() && answer.starts_with("HTTP/1.1 200")
    }

    /// Memory it holds, in MB (Linux).
    #[must_use]
    pub fn megabytes(&self) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id())).expect("Linux");
        let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("a line");
        line.split_whitespace().nth(1).and_then(|number| number.parse::<u64>().ok()).expect("a number") / 1024
    }
}

impl Drop for Copy {
    fn drop(&mut self) {
        let _ = Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status();
        let _ = self.child.wait();
    }
}
