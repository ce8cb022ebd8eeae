package counterpoise.runtime.report.trial;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.io.NumberInput;

/**
 * A table as it stands in a file of a trial.
 *
 * @param file where it stands
 * @param columns the header
 * @param rows below the header
 */
public record TextTable(Path file, List<String> columns, List<List<String>> rows) {

    /** Copies the lists. */
    public TextTable {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
    }

    /**
     * A column.
     *
     * @throws DamagedTrialException if there is no such column, or a row is too short for it
     */
    public List<String> texts(String column) throws DamagedTrialException {
        int index = columns.indexOf(column);
        if (index < 0) {
            throw DamagedTrialException.of(file, "it has no column %s".formatted(column), null);
        }
        List<String> texts = new ArrayList<>();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw DamagedTrialException.of(
                        file, "a row has %d fields, not %d".formatted(row.size(), columns.size()), null);
            }
            texts.add(row.get(index));
        }
        return texts;
    }

    /**
     * A column of numbers, NaN where it is empty.
     *
     * @throws DamagedTrialException as {@link #texts} does, and if it holds something else
     */
    public List<Double> numbers(String column) throws DamagedTrialException {
        List<Double> numbers = new ArrayList<>();
        for (String text : texts(column)) {
            try {
                numbers.add(text.isEmpty() ? Double.NaN : (Double) NumberInput.parseDouble(text, true));
            } catch (NumberFormatException e) {
                throw DamagedTrialException.of(file, "%s \"%s\" is no number".formatted(column, text), e);
            }
        }
        return numbers;
    }
}
