
package org.unmixj.imagej;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InfoWavelengthsTest {

	private static final String OME = "<OME><Image><Pixels SizeC=\"3\">" +
		"<Channel ID=\"Channel:0:0\" EmissionWavelength=\"450.0\" EmissionWavelengthUnit=\"nm\"/>" +
		"<Channel ID=\"Channel:0:1\" EmissionWavelength=\"0.525\" EmissionWavelengthUnit=\"\u00b5m\"></Channel>" +
		"<Channel ID=\"Channel:0:2\" EmissionWavelength=\"610\"/></Pixels></Image>" +
		"<Image><Pixels><Channel EmissionWavelength=\"700\"/></Pixels></Image></OME>";

	static Stream<Arguments> infos() {
		return Stream.of(Arguments.of("Zeiss, counted as 01",
			"Information|Image|Channel|EmissionWavelength #02 = 525\n" +
				"Information|Image|Channel|EmissionWavelength #01 = 450.5\n" +
				"Information|Image|Channel|EmissionWavelength #03 = 610\n",
			new double[] { 450.5, 525, 610 }), //
			Arguments.of("Zeiss, the image before the experiment",
				"Experiment|Track|Channel|EmissionWavelength #1 = 1\n" +
					"Experiment|Track|Channel|EmissionWavelength #2 = 2\n" +
					"Experiment|Track|Channel|EmissionWavelength #3 = 3\n" +
					"Information|Image|Channel|EmissionWavelength #1 = 450\n" +
					"Information|Image|Channel|EmissionWavelength #2 = 525\n" +
					"Information|Image|Channel|EmissionWavelength #3 = 610",
				new double[] { 450, 525, 610 }), //
			Arguments.of("Zeiss, ranges",
				"Information|Image|Channel|DetectionWavelength|Ranges #1 = 410-420\r\n" +
					"Information|Image|Channel|DetectionWavelength|Ranges #2 = 420-430.5\r\n" +
					"Information|Image|Channel|DetectionWavelength|Ranges #3 = 430.5-440\r\n",
				new double[] { 415, 425.25, 435.25 }), //
			Arguments.of("Olympus", "dyeData emissionWavelength #1 = 422\n" +
				"dyeData emissionWavelength #2 = 520\n" +
				"dyeData emissionWavelength #3 = 671\n", new double[] { 422, 520,
					671 }), //
			Arguments.of("Leica", leica(3), new double[] { 430, 440, 450 }), //
			Arguments.of("OME-XML", OME, new double[] { 450, 525, 610 }), //
			Arguments.of("OME-XML, lambda",
				"<ModuloAlongC End=\"0.52\" Start=\"0.5\"" +
					" Step=\"0.01\" Type=\"lambda\" Unit=\"\u00b5m\"/>" + OME,
				new double[] { 500, 510, 520 }));
	}

	private static String leica(final int count) {
		final String key =
			"Series Image #0|ATLConfocalSettingDefinition #0|LambdaDefinition #0|LambdaDetection";
		return key + "BandWidth = 20\n" + key + "Begin = 420\n" + key +
			"StepCount = " + count + "\n" + key + "StepSize = 10\n";
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("infos")
	void findsThoseOfEachChannel(final String name, final String info,
		final double[] expected)
	{
		assertArrayEquals(expected, InfoWavelengths.of("Something = else\n" + info,
			3), 1e-12);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("infos")
	void findsNoneForAnotherNumberOfChannels(final String name, final String info,
		final double[] expected)
	{
		assertNull(InfoWavelengths.of(info, 4));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "EmissionWavelength = 525", //
		"A|EmissionWavelength #1 = 500\nA|EmissionWavelength #2 = 500",
		"A|EmissionWavelength #1 = 500\nA|EmissionWavelength #3 = 510",
		"A|EmissionWavelength #1 = 500\nA|EmissionWavelength #2 = none",
		"A|ExcitationWavelength #1 = 405\nA|ExcitationWavelength #2 = 488",
		"A|EmissionWavelength #1 = 0\nA|EmissionWavelength #2 = 500",
		"<Pixels><Channel EmissionWavelength=\"5\"/><Channel Name=\"x\"/></Pixels>",
		"<Pixels><Channel EmissionWavelength=\"5\" EmissionWavelengthUnit=\"m\"/>" +
			"<Channel EmissionWavelength=\"6\"/></Pixels>",
		"<ModuloAlongC Type=\"lambda\" Start=\"500\" Step=\"10\" End=\"600\"/>" })
	void findsNoneWhereOneIsMissing(final String info) {
		assertNull(InfoWavelengths.of(info, 2));
	}

	@Test
	void findsNoneWithoutInfo() {
		assertNull(InfoWavelengths.of(null, 2));
	}
}
