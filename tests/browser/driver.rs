//! chromedriver: one per browser, on a port of its own, ended with it.

use std::io::{BufRead as _, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

/// Ended when dropped.
pub struct Driver {
    child: Child,
    pub url: String,
}

impl Driver {
    pub async fn start() -> Self {
        let program = std::env::var_os("CHROMEDRIVER").unwrap_or_else(|| "chromedriver".into());
        let mut command = Command::new(program);
        command.args(["--port=0", "--log-level=SEVERE"]).stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("chromedriver (Debian: chromium-driver)");
        let output = child.stdout.take().expect("piped");
        let (tell, told) = tokio::sync::oneshot::channel();
        std::thread::spawn(move || {
            let mut tell = Some(tell);
            // What it says later is of no use, but must not fill the pipe.
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if let Some((_, port)) = line.split_once("started successfully on port ")
                    && let Some(tell) = tell.take()
                {
                    let _ = tell.send(port.trim().trim_end_matches('.').to_owned());
                }
            }
        });
        let port = tokio::time::timeout(Duration::from_secs(30), told).await.expect("chromedriver starts within half a minute").expect("chromedriver runs");
        Self { child, url: format!("http://127.0.0.1:{port}") }
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
