package jp.tsunagi.bench;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import jp.tsunagi.eligibility.EligibilityRecord;
import jp.tsunagi.privacy.PersonalNumber;
import org.springframework.batch.core.BatchStatus;
import org.springframework.batch.core.Job;
import org.springframework.batch.core.JobExecution;
import org.springframework.batch.core.JobParameters;
import org.springframework.batch.core.job.builder.JobBuilder;
import org.springframework.batch.core.launch.support.TaskExecutorJobLauncher;
import org.springframework.batch.core.repository.JobRepository;
import org.springframework.batch.core.repository.support.ResourcelessJobRepository;
import org.springframework.batch.core.step.builder.StepBuilder;
import org.springframework.batch.item.database.JdbcCursorItemReader;
import org.springframework.batch.item.database.builder.JdbcCursorItemReaderBuilder;
import org.springframework.batch.item.file.FlatFileItemWriter;
import org.springframework.batch.item.file.builder.FlatFileItemWriterBuilder;
import org.springframework.batch.support.transaction.ResourcelessTransactionManager;
import org.springframework.core.io.FileSystemResource;

/**
 * A Spring Batch job for the same file, as one tunes it: cursor, chunks of 1,000, row mapper and line written by hand, no
 * state kept. It checks nothing, hashes nothing and enters nothing anywhere.
 */
final class SpringBatchJob {
    private static final int CHUNK = 1000;
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");

    private SpringBatchJob() {}

    static void measure(Figures figures) throws Exception {
        Path file = Databases.folder().resolve("batch.csv");
        figures.measure("batch", () -> run(file));
        Files.delete(file);
    }

    private static void run(Path file) throws Exception {
        JobRepository repository = new ResourcelessJobRepository();
        Job job = new JobBuilder("eligibility", repository)
                .start(new StepBuilder("export", repository)
                        .<EligibilityRecord, EligibilityRecord>chunk(CHUNK, new ResourcelessTransactionManager())
                        .reader(reader())
                        .writer(writer(file))
                        .build())
                .build();
        TaskExecutorJobLauncher launcher = new TaskExecutorJobLauncher();
        launcher.setJobRepository(repository);
        launcher.afterPropertiesSet();
        JobExecution execution = launcher.run(job, new JobParameters());
        if (execution.getStatus() != BatchStatus.COMPLETED) {
            throw new IllegalStateException(execution.toString());
        }
    }

    private static JdbcCursorItemReader<EligibilityRecord> reader() throws Exception {
        return new JdbcCursorItemReaderBuilder<EligibilityRecord>()
                .name("rows")
                .dataSource(Databases.welfare())
                .sql(Databases.query())
                .rowMapper((row, number) -> Row.of(row))
                .fetchSize(CHUNK)
                .connectionAutoCommit(false)
                .verifyCursorPosition(false)
                .saveState(false)
                .build();
    }

    private static FlatFileItemWriter<EligibilityRecord> writer(Path file) {
        return new FlatFileItemWriterBuilder<EligibilityRecord>()
                .name("lines")
                .resource(new FileSystemResource(file))
                .encoding(StandardCharsets.UTF_8.name())
                .lineSeparator("\r\n")
                .lineAggregator(SpringBatchJob::line)
                .transactional(false)
                .saveState(false)
                .build();
    }

    private static String line(EligibilityRecord record) {
        StringBuilder line = new StringBuilder(512);
        text(line, record.getRecordType());
        text(line, record.getProcessingType());
        text(line, record.getChangeType());
        text(line, record.getInsurerNumber());
        text(line, record.getInsuredIdentificationNumber());
        text(line, record.getInsuredBranchNumber());
        text(line, record.getHouseholdNumber());
        text(line, record.getStatus());
        text(line, record.getMemberClassification());
        text(line, record.getPersonalFamilyClassification());
        text(line, record.getInsuredCardClassification());
        text(line, record.getName());
        text(line, record.getNameKana());
        text(line, record.getNameOfOther());
        text(line, record.getNameOfOtherKana());
        text(line, record.getSex1());
        text(line, record.getSex2());
        date(line, record.getBirthdate());
        text(line, record.getPostNumber());
        text(line, record.getAddress());
        number(line, record.getPersonalNumber());
        date(line, record.getQualificationDate());
        date(line, record.getDisqualificationDate());
        text(line, record.getReasonOfLoss());
        text(line, record.getSelfInformationRefusalFlag());
        text(line, record.getSpecificHealthCheckupsConsentFlag());
        date(line, record.getConsentDate());
        text(line, record.getNonDisclosureFlag());
        text(line, record.getOptOutFlag());
        text(line, record.getInvalidationFlag());
        text(line, record.getRegistrationDeletionClassification());
        text(line, record.getInsurerOptionalCode());
        line.setLength(line.length() - 1);
        return line.toString();
    }

    private static void text(StringBuilder line, String value) {
        if (value != null) {
            if (value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0) {
                line.append('"').append(value.replace("\"", "\"\"")).append('"');
            } else {
                line.append(value);
            }
        }
        line.append(',');
    }

    private static void date(StringBuilder line, TemporalAccessor value) {
        if (value != null) {
            DATE.formatTo(value, line);
        }
        line.append(',');
    }

    private static void number(StringBuilder line, PersonalNumber value) {
        for (int i = 0; value != null && i < value.length(); i++) {
            line.append(value.charAt(i));
        }
        line.append(',');
    }
}
