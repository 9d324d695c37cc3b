//! The command `gongwen-eval`.

mod commands;

use clap::{Parser, Subcommand};

/// Measures Gongwen against what people judged.
#[derive(Parser)]
#[command(name = "gongwen-eval", version, arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// One variant a command; each has a file of its own in `commands/`.
#[derive(Subcommand)]
enum Command {
    Queries(commands::queries::Args),
}

fn main() -> anyhow::Result<()> {
    match Cli::parse().command {
        Command::Queries(args) => commands::queries::run(args),
    }
}
