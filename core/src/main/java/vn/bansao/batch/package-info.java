/**
 * A function run over very many items: bounded in flight, durable, resumable.
 *
 * <pre>{@code
 * BatchRunner runner = BatchRunner.builder().inFlight(8).onProgress(bar).build();
 * BatchReport report = runner.run(files.iterator(), new BatchTask<Path>() {
 *     public String id(Path file) {
 *         return file.getFileName().toString();
 *     }
 *
 *     public ItemOutcome run(Path file, Stages stages) throws IOException {
 *         return stages.in(BatchStage.COMPOSE, () -> convert(file));
 *     }
 * });
 * }</pre>
 */
package vn.bansao.batch;
