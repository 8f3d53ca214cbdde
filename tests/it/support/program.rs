//! The real program: started, asked over TCP, stopped, killed.

use std::io::Read as _;
use std::net::{SocketAddr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Output, Stdio};
use std::time::{Duration, Instant};

use super::database::TestDatabase;
use super::visitor::{Server, Visitor};

/// A running `belfry serve`. Killed when dropped.
pub struct Program {
    child: Child,
    pub address: SocketAddr,
    log: PathBuf,
    /// Its folder lives as long as the program.
    _database: TestDatabase,
}

/// How to start one.
#[derive(Clone)]
pub struct ProgramBuilder {
    database: TestDatabase,
    settings: Vec<(String, String)>,
    demo: bool,
    largest_file: Option<u64>,
}

impl ProgramBuilder {
    /// No file may grow beyond so many bytes: to the program the disk is full.
    #[must_use]
    pub fn largest_file(mut self, bytes: u64) -> Self {
        self.largest_file = Some(bytes);
        self
    }

    #[must_use]
    pub fn setting(mut self, name: &str, value: &str) -> Self {
        self.settings.push((name.to_owned(), value.to_owned()));
        self
    }

    #[must_use]
    pub fn demo(mut self) -> Self {
        self.demo = true;
        self
    }

    /// Starts it and waits until it is ready.
    pub async fn start(&self) -> Program {
        let mut program = self.launch();
        let begun = Instant::now();
        while !is_ready(program.address).await {
            if let Some(status) = program.child.try_wait().expect("a process of ours") {
                panic!("the program ended with {status}: {}", program.log());
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "not ready after a minute: {}", program.log());
            tokio::time::sleep(Duration::from_millis(25)).await;
        }
        program
    }

    /// Starts it and does not wait.
    pub fn launch(&self) -> Program {
        let address = free_port();
        let log = self.database.folder().join(format!("belfry-{}.log", address.port()));
        let file = std::fs::File::create(&log).expect("a log file");
        let mut command = match self.largest_file {
            None => belfry(self.database.folder()),
            Some(bytes) => belfry_on_a_small_disk(self.database.folder(), bytes),
        };
        command.arg("serve").args(self.demo.then_some("--demo"));
        command.env("BELFRY_DATABASE_URL", self.database.url()).env("BELFRY_BIND", address.to_string());
        if !self.demo {
            command
                .env("BELFRY_PUBLIC_URL", format!("http://{address}"))
                .env("BELFRY_SMTP_URL", "smtp://127.0.0.1:9")
                .env("BELFRY_MAIL_FROM", "Ledenkoepel <activiteiten@ledenkoepel.example>")
                .env("BELFRY_SECRET_KEY", "a key for tests, long enough and no sample");
        }
        command.envs(self.settings.iter().map(|(name, value)| (name, value)));
        let child = command.stdout(file.try_clone().expect("a log file")).stderr(file).spawn().expect("the program starts");
        Program { child, address, log, _database: self.database.clone() }
    }
}

impl Program {
    pub fn on(database: &TestDatabase) -> ProgramBuilder {
        ProgramBuilder { database: database.clone(), settings: Vec::new(), demo: false, largest_file: None }
    }

    /// Runs one command to its end, as `&["migrate"]`.
    pub fn run(database: &TestDatabase, arguments: &[&str]) -> Output {
        belfry(database.folder()).args(arguments).env("BELFRY_DATABASE_URL", database.url()).output().expect("the program starts")
    }

    pub fn visitor(&self) -> Visitor {
        Visitor::new(Server::Tcp(self.address), &self.url())
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What it has said so far.
    pub fn log(&self) -> String {
        let mut text = Vec::new();
        std::fs::File::open(&self.log).and_then(|mut file| file.read_to_end(&mut text)).expect("a log file");
        String::from_utf8_lossy(&text).into_owned()
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Lifts the limit of `largest_file`.
    pub fn has_room_again(&self) {
        let done = Command::new("prlimit").args(["--pid", &self.child.id().to_string(), "--fsize=unlimited"]).status().expect("prlimit");
        assert!(done.success(), "the limit was not lifted");
    }

    /// `kill -9`: no chance to finish anything.
    pub fn kill(mut self) {
        self.child.kill().expect("a process of ours");
        self.child.wait().expect("a process of ours");
    }

    /// Asks it to stop (SIGTERM) without waiting.
    pub fn ask_to_stop(&self) {
        // The shell's own: a bare Debian has no program of that name.
        let done = Command::new("bash").args(["-c", "kill \"$1\"", "bash", &self.child.id().to_string()]).status().expect("bash");
        assert!(done.success(), "SIGTERM was not taken");
    }

    /// Asks it to stop and waits for its end.
    pub async fn stop(mut self) -> ExitStatus {
        self.ask_to_stop();
        self.has_ended(Duration::from_secs(30)).await
    }

    /// Waits for its end.
    pub async fn has_ended(&mut self, most: Duration) -> ExitStatus {
        let begun = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().expect("a process of ours") {
                return status;
            }
            assert!(begun.elapsed() < most, "still running after {most:?}: {}", self.log());
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The program in a folder of its own, with nothing of the developer's environment but the path.
pub fn belfry(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_belfry"));
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).stdin(Stdio::null());
    command
}

/// The shell sets the limit (in blocks of 1,024 bytes) and becomes the program. The signal is ignored, so that
/// writing fails instead.
fn belfry_on_a_small_disk(folder: &Path, bytes: u64) -> Command {
    let mut command = Command::new("bash");
    command.args(["-c", "trap '' XFSZ; ulimit -S -f \"$1\"; shift; exec \"$@\"", "bash", &(bytes / 1024).to_string(), env!("CARGO_BIN_EXE_belfry")]);
    command.current_dir(folder).env_clear().env("PATH", std::env::var_os("PATH").unwrap_or_default()).stdin(Stdio::null());
    command
}

/// A port that was free a moment ago.
pub fn free_port() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port")
}

async fn is_ready(address: SocketAddr) -> bool {
    let request = axum::http::Request::get("/health/ready").header("host", address.to_string()).body(axum::body::Body::empty()).expect("a request");
    super::visitor::over_the_wire(address, request).await.is_ok_and(|(parts, _)| parts.status.is_success())
}
