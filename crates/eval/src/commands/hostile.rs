//! `gongwen-eval hostile`: give hostile inputs to the command, and measure time and memory.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use gongwen_eval::hostile::{self, HostileInput, HostileQuery, Scale};

/// Give hostile inputs to the command `gongwen`, and measure how long each takes and how much memory.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The command, built with optimisation: `cargo build --profile native -p gongwen-cli`.
    #[arg(long, default_value = "target/native/gongwen")]
    gongwen: PathBuf,
    /// A folder for the inputs; what it holds is replaced.
    #[arg(long, default_value = "target/hostile")]
    folder: PathBuf,
    /// Only what has this in its name.
    #[arg(long)]
    only: Option<String>,
    /// A thousandth of the size.
    #[arg(long)]
    small: bool,
    /// Print only what is over the limits, and the totals.
    #[arg(long)]
    quiet: bool,
    /// Leave the inputs in the folder.
    #[arg(long)]
    keep: bool,
}

/// What one run may take, if its input is not itself as large: seconds of processor time, and megabytes of memory.
const MOST_SECONDS: f64 = 5.0;
const MOST_MEGABYTES: u64 = 1024;
/// A run is stopped at this many seconds of processor time, or at this many megabytes.
const STOP_SECONDS: f64 = 20.0;
const STOP_MEGABYTES: u64 = 4096;

/// How a run ended.
struct Measured {
    /// Of processor time, on all cores.
    seconds: f64,
    megabytes: u64,
    status: Option<ExitStatus>,
    told: String,
}

impl Measured {
    /// What is wrong with it, if something is.
    fn fault(&self) -> Option<String> {
        let code = self.status.and_then(|status| status.code());
        if self.status.is_none() {
            return Some(String::from("stopped"));
        }
        if !matches!(code, Some(0 | 1)) || self.told.contains("panicked") {
            return Some(format!("crashed: {}", self.told.lines().next().unwrap_or_default()));
        }
        if self.seconds > MOST_SECONDS {
            return Some(String::from("slow"));
        }
        (self.megabytes > MOST_MEGABYTES).then(|| String::from("large"))
    }
}

/// Runs everything.
pub(crate) fn run(args: &Args) -> Result<()> {
    let scale = if args.small { Scale::SMALL } else { Scale::FULL };
    let wanted = |name: &str| args.only.as_ref().is_none_or(|only| name.contains(only.as_str()));
    let _ = fs::remove_dir_all(&args.folder);
    fs::create_dir_all(&args.folder)?;
    let mut table = Table { quiet: args.quiet, ..Table::default() };
    for recipe in hostile::files() {
        if wanted(recipe.name()) {
            run_input(args, &recipe.make(scale), &mut table)?;
        }
    }
    run_queries(args, scale, &wanted, &mut table)?;
    println!("{} runs, {} over the limits or crashed", table.runs, table.faults);
    if table.faults > 0 {
        bail!("{} hostile inputs do harm", table.faults);
    }
    Ok(())
}

/// What was measured so far.
#[derive(Default)]
struct Table {
    runs: usize,
    faults: usize,
    quiet: bool,
}

impl Table {
    fn add(&mut self, what: &str, name: &str, bytes: usize, measured: &Measured) {
        self.runs += 1;
        let fault = measured.fault();
        self.faults += usize::from(fault.is_some());
        if fault.is_some() || !self.quiet {
            let code = measured.status.and_then(|status| status.code());
            println!(
                "{what:<10}{name:<32}{:>8} KB{:>7.2} s{:>6} MB  {}{}",
                bytes / 1000,
                measured.seconds,
                measured.megabytes,
                code.map_or(String::from("-"), |code| code.to_string()),
                fault.map(|fault| format!("  ** {fault}")).unwrap_or_default()
            );
        }
    }
}

/// Reads, indexes and builds one input. The folder around the output may hold nothing else afterwards.
fn run_input(args: &Args, input: &HostileInput, table: &mut Table) -> Result<()> {
    let folder = args.folder.join(&input.name);
    let content = folder.join("in");
    fs::create_dir_all(&content)?;
    fs::write(content.join(&input.file), &input.bytes)?;
    let (index, site) = (folder.join("index"), folder.join("site"));
    for mode in ["articles", "index", "file", "hosted"] {
        let mut command = Command::new(&args.gongwen);
        match mode {
            "articles" => command.arg("articles").arg(&content).arg("--json"),
            "index" => command.arg("index").arg(&content).arg("--out").arg(&index),
            _ => command.arg("build").arg(&content).arg("--out").arg(&site).args([
                "--no-cache",
                "--mode",
                mode,
            ]),
        };
        let measured = measure(command, &folder)?;
        table.add(mode, &input.name, input.bytes.len(), &measured);
        let _ = fs::remove_dir_all(&site);
        // What cannot be read cannot be built either.
        if mode == "articles" && measured.fault().is_some() {
            break;
        }
    }
    let mut left: Vec<_> =
        fs::read_dir(&folder)?.map(|entry| Ok(entry?.file_name())).collect::<Result<_>>()?;
    left.retain(|name| name != "in" && name != "index" && name != "told");
    if !left.is_empty() || Path::new("/tmp/gongwen-escaped").exists() {
        bail!("{}: something was written elsewhere: {left:?}", input.name);
    }
    if !args.keep {
        fs::remove_dir_all(&folder)?;
    }
    Ok(())
}

/// Asks every query of the index of the seeds.
fn run_queries(args: &Args, scale: Scale, wanted: &dyn Fn(&str) -> bool, table: &mut Table) -> Result<()> {
    let index = args.folder.join("seeds");
    let mut command = Command::new(&args.gongwen);
    command.args(["index", "seeds", "--out"]).arg(&index);
    let seeds = measure(command, &args.folder)?;
    if !index.exists() {
        bail!("the seeds cannot be indexed: {}", seeds.told);
    }
    for HostileQuery { name, text } in hostile::queries(scale) {
        if wanted(&format!("query-{name}")) {
            let line = serde_json::json!({"id": "q", "query": text}).to_string();
            let file = args.folder.join("query.jsonl");
            fs::write(&file, line)?;
            let mut command = Command::new(&args.gongwen);
            command.arg("search").arg(&index).arg("--queries").arg(&file);
            table.add("search", &name, text.len(), &measure(command, &args.folder)?);
        }
    }
    Ok(())
}

/// Runs a command to its end, or to the limits.
fn measure(mut command: Command, folder: &Path) -> Result<Measured> {
    let told = folder.join("told");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(File::create(&told)?);
    let start = Instant::now();
    let mut child = command.spawn().with_context(|| format!("cannot start {command:?}"))?;
    let (mut megabytes, mut seconds, mut status) = (0, 0.0, None);
    loop {
        seconds = processor_seconds(&child).unwrap_or_else(|| start.elapsed().as_secs_f64()).max(seconds);
        megabytes = peak_megabytes(&child).unwrap_or(0).max(megabytes);
        if let Some(ended) = child.try_wait()? {
            status = Some(ended);
            break;
        }
        if seconds > STOP_SECONDS || megabytes > STOP_MEGABYTES {
            child.kill()?;
            child.wait()?;
            break;
        }
        sleep(Duration::from_millis(5));
    }
    let told = String::from_utf8_lossy(&fs::read(told)?).into_owned();
    Ok(Measured { seconds, megabytes, status, told })
}

/// Ticks of the clock that Linux counts processor time by, a second.
const TICKS: f64 = 100.0;

/// The processor time that a process has taken. Linux alone tells it.
fn processor_seconds(child: &Child) -> Option<f64> {
    let stat = fs::read_to_string(format!("/proc/{}/stat", child.id())).ok()?;
    // After the name, which is in parentheses: the state, ten numbers, then the ticks of the program and of the kernel.
    let mut ticks = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let mut next = || ticks.next()?.parse::<f64>().ok();
    Some((next()? + next()?) / TICKS)
}

/// The most memory that a process has had. Linux alone tells it; elsewhere there is none.
fn peak_megabytes(child: &Child) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{}/status", child.id())).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: u64 = line.trim().trim_end_matches("kB").trim().parse().ok()?;
    Some(kilobytes / 1024)
}
