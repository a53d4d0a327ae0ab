package vn.bansao.pades.internal.scan;

import java.io.IOException;
import java.util.List;
import vn.bansao.internal.pdf.PdfValue;
import vn.bansao.pades.internal.PadesProblem;

/** Writes the operators that choose colours (ISO 32000-2, 8.6.8); only colours that the copy can show by themselves. */
record ImportPaints(ImportedParts parts, ImportText out, ScanBytes bytes) {

    ImportState painted(String operator, List<PdfValue> operands, ImportState state, ImportScope scope)
            throws IOException {
        boolean stroke = Character.isUpperCase(operator.charAt(0));
        PdfColour before = stroke ? state.stroke() : state.fill();
        PdfColour space = switch (operator) {
            case "g", "G" -> device("DeviceGray", operands, stroke, scope);
            case "rg", "RG" -> device("DeviceRGB", operands, stroke, scope);
            case "k", "K" -> inks(operands, stroke, scope);
            case "cs", "CS" -> chosen(operands, stroke, scope);
            default -> {
                out.line(colour(before, operands) + operator);
                yield before;
            }
        };
        return stroke ? state.withStroke(space) : state.withFill(space);
    }

    private PdfColour chosen(List<PdfValue> operands, boolean stroke, ImportScope scope) throws IOException {
        if (operands.size() != 1 || !(operands.get(0) instanceof PdfValue.Name name)) {
            throw PdfScan.malformed(bytes, "content: cs");
        }
        if (name.value().equals("Pattern")) {
            throw bytes.refused(PadesProblem.SCAN_PDF_PAGE_NOT_AN_IMAGE, "what", "a pattern");
        }
        PdfColour space = scope.space(name.value());
        out.line(parts.space(space) + (stroke ? " CS" : " cs"));
        // What is drawn before a colour is chosen is drawn in the first one.
        if (space.meaning() == Colour.CMYK || space.meaning() == Colour.INDEXED) {
            parts.colour(space, new double[] {0, 0, 0, 1});
        }
        return space;
    }

    /** A device's space may be given another meaning (ISO 32000-2, 8.6.5.6), which has to be spelled out. */
    private PdfColour device(String name, List<PdfValue> operands, boolean stroke, ImportScope scope)
            throws IOException {
        PdfColour space = scope.space(name);
        String spelled = parts.space(space);
        String numbers = colour(space, operands);
        if (spelled.equals("/" + name)) {
            boolean grey = name.equals("DeviceGray");
            out.line(numbers + (stroke ? grey ? "G" : "RG" : grey ? "g" : "rg"));
        } else {
            out.line(spelled + (stroke ? " CS " : " cs ") + numbers + (stroke ? "SCN" : "scn"));
        }
        return space;
    }

    /** Inks of no known printer are refused, but that no ink is white and full black is black. */
    private PdfColour inks(List<PdfValue> operands, boolean stroke, ImportScope scope) throws IOException {
        boolean known = scope.named("ColorSpace", "DefaultCMYK") != null;
        boolean plain =
                operands.size() == 4 && operands.subList(0, 3).stream().allMatch(ink -> PdfNumbers.of(ink) == 0);
        double black = plain ? PdfNumbers.of(operands.get(3)) : Double.NaN;
        if (!known && (black == 0 || black == 1)) {
            return device("DeviceGray", List.of(new PdfValue.Int(black == 0 ? 1 : 0)), stroke, scope);
        }
        return device("DeviceCMYK", operands, stroke, scope);
    }

    private String colour(PdfColour space, List<PdfValue> operands) {
        int count = space.meaning().samplesPerPixel();
        double[] components = operands.stream().mapToDouble(PdfNumbers::of).toArray();
        if (components.length != count) {
            throw PdfScan.malformed(bytes, "content: " + components.length + " components of a colour of " + count);
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            if (Double.isNaN(components[i])) {
                throw PdfScan.malformed(bytes, "content: a component is no number");
            }
            text.append(PdfNumbers.spelled(operands.get(i), bytes)).append(' ');
        }
        parts.colour(space, components);
        return text.toString();
    }
}
